package io.nifiwan.engine.httpjson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProfileReaderTest {
    private static final String SMALLEST = "{'name':'own','values':{'steps':20,'hd':true,'note':'x','lora':null},"
            + "'submit':{'call':{'method':'POST','path':'make','body':{'p':'{{prompt}}'}}},'result':{'url':'url'}}";

    private static EngineProfile parse(final String json) throws IOException {
        return ProfileReader.parse("own.json", json.replace('\'', '"'));
    }

    @Test
    void theSmallestProfileIsABlockingCall() throws IOException {
        final EngineProfile profile = parse(SMALLEST);
        assertTrue(profile.isBlocking());
        assertEquals("own", profile.title());
    }

    @Test
    void filesAreRead(@TempDir final Path folder) throws IOException {
        final Path file = Files.writeString(folder.resolve("own.json"), SMALLEST.replace('\'', '"'));
        assertEquals(parse(SMALLEST), ProfileReader.read(file));
        assertThrows(IOException.class, () -> ProfileReader.read(folder.resolve("none.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'name':'own'        | 'name':'own','titel':'x'                       | titel
        'url':'url'         | 'url':'url','base64':'b'                       | exactly one of
        'url':'url'         | 'url':'a..b'                                   | is no path
        '{{prompt}}'        | '{{promt}}'                                    | {{promt}} is no name
        'path':'make'       | 'path':'http://elsewhere/make'                 | must be a path
        'path':'make'       | 'path':'../make'                               | must be a path
        'POST'              | 'GET'                                          | GET sends no body
        'POST'              | 'STEAL'                                        | is no method
        'name':'own'        | 'name':'Own Engine'                            | lower-case
        'steps':20          | 'prompt':20                                    | names of the request
        'result'            | 'cancel':{'path':'stop'},'result'              | no 'cancel'
        'result'            | 'status':{'call':{'path':'s'},'state':'s','done':['ok']},'result' | 'submit' needs 'id'
        'result'            | 'details':{'filename':'x'},'result'            | 'details' can hold
        'name':'own'        | 'name':'own','name':'two'                      | Duplicate
        """)
    void mistakesAreNamed(final String good, final String bad, final String expected) {
        final IOException refused = assertThrows(IOException.class, () -> parse(SMALLEST.replace(good, bad)));
        assertTrue(refused.getMessage().startsWith("own.json is no"), refused.getMessage());
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @Test
    void brokenJsonIsToldWithItsLine() {
        final IOException refused = assertThrows(IOException.class, () -> parse("{\n'name':"));
        assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
    }

    @Test
    void valuesOfTheOperatorKeepTheirTypes() throws IOException {
        final EngineProfile profile = parse(SMALLEST);
        assertEquals("{hd=false, lora=0.5, note=\"7\", steps=30}",
                new ProfileValues(profile, Map.of("steps", "30", "hd", "false", "note", "7", "lora", "0.5")).toString());
        assertThrows(IllegalArgumentException.class, () -> new ProfileValues(profile, Map.of("steps", "many")));
        assertThrows(IllegalArgumentException.class, () -> new ProfileValues(profile, Map.of("hd", "1")));
        assertThrows(IllegalArgumentException.class, () -> new ProfileValues(profile, Map.of("other", "1")));
    }

    @Test
    void differentProfilesHaveDifferentDigests() throws IOException {
        assertEquals(ProfileReader.digest(parse(SMALLEST)), ProfileReader.digest(parse(SMALLEST)));
        assertNotEquals(ProfileReader.digest(parse(SMALLEST)), ProfileReader.digest(parse(SMALLEST.replace("20", "21"))));
    }
}
