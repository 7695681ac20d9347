package io.nifiwan.engine.http;

import okhttp3.Dns;
import okhttp3.HttpUrl;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where clips may be fetched from. An engine's answer names the address of its clip, so a vendor, or whoever answers in its place, could
 * point into the operator's own network (server-side request forgery). Names are judged by the addresses that the connection will use, so
 * a name that changes its address between two look-ups gains nothing.
 */
final class AddressPolicy implements Dns {
    private final String ownHost;
    private final boolean privateAddresses;

    AddressPolicy(final HttpUrl engine, final boolean privateAddresses) {
        ownHost = engine.host();
        this.privateAddresses = privateAddresses;
    }

    @Override
    public List<InetAddress> lookup(final String hostname) throws UnknownHostException {
        final List<InetAddress> addresses = Dns.SYSTEM.lookup(hostname);
        if (!isTrusted(hostname) && addresses.stream().anyMatch(AddressPolicy::isPrivate)) {
            throw new ForbiddenAddressException(hostname);
        }
        return addresses;
    }

    /** Addresses written as numbers are connected to without a look-up. */
    void check(final HttpUrl url) throws UnknownHostException {
        final String host = url.host();
        final boolean literal = host.indexOf(':') >= 0 || host.chars().allMatch(letter -> letter == '.' || Character.isDigit(letter));
        if (literal && !isTrusted(host) && isPrivate(InetAddress.getByName(host))) {
            throw new ForbiddenAddressException(host);
        }
    }

    private boolean isTrusted(final String host) {
        return privateAddresses || host.equalsIgnoreCase(ownHost);
    }

    /** Loopback, link-local, site-local, unique local (RFC 4193), shared (RFC 6598), multicast and unspecified addresses. */
    static boolean isPrivate(final InetAddress address) {
        if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()
                || address.isAnyLocalAddress()) {
            return true;
        }
        final byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return (bytes[0] & 0xfe) == 0xfc;
        }
        final int first = bytes[0] & 0xff;
        return first == 0 || first >= 240 || (first == 100 && (bytes[1] & 0xc0) == 64);
    }

    /** The address is forbidden; the host has one. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(final String host) {
            super(host + " has a private address");
        }
    }
}
