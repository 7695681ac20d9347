package io.nifiwan.prompt.style;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SeedFamilyTest {
    @Test
    void comesFromTheNameAlone() throws NoSuchAlgorithmException {
        final byte[] digest = MessageDigest.getInstance("SHA-256").digest("seed family\ns3-sh2-5d1c0a77".getBytes(StandardCharsets.UTF_8));
        final BigInteger expected = new BigInteger(1, digest).shiftRight(256 - 32).mod(BigInteger.ONE.shiftLeft(31));
        assertEquals(expected.intValueExact(), SeedFamily.of("s3-sh2-5d1c0a77").first());
    }

    @Test
    void staysWithinTheRangeOfSeeds() {
        assertEquals(Integer.MAX_VALUE, new SeedFamily(Integer.MAX_VALUE).at(0));
        assertEquals(0, new SeedFamily(Integer.MAX_VALUE).at(1));
        assertEquals(Integer.MAX_VALUE - 1, new SeedFamily(Integer.MAX_VALUE).at(Integer.MAX_VALUE));
        final Set<Integer> seeds = new HashSet<>();
        for (int shot = 0; shot < 1000; shot++) {
            final int seed = SeedFamily.of("s1-sh" + shot).at(503);
            assertTrue(seed >= 0);
            seeds.add(seed);
        }
        assertEquals(1000, seeds.size());
    }
}
