package dev.amplifier.host.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What may be reached. A name is resolved once, and whoever connects uses the address that was looked at, so that a second answer of the name's
 * server changes nothing. Safe for use by several threads.
 *
 * @param resolver finds the addresses of a name
 * @param reachable addresses that may be reached
 * @param ports ports that may be reached
 */
record WebRules(Resolver resolver, Predicate<InetAddress> reachable, IntPredicate ports) {

    /** The public web. */
    static final WebRules PUBLIC = new WebRules(
            host -> List.of(InetAddress.getAllByName(host)),
            PublicAddresses::contain,
            port -> port == 80 || port == 443);

    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /**
     * A place that may be reached.
     *
     * @param uri as asked for
     * @param address to connect to, and no other
     * @param port to connect to
     */
    record Place(URI uri, InetAddress address, int port) {}

    /** Looks at an address before anything is sent. */
    Place admit(URI uri) throws RefusedException {
        String scheme = String.valueOf(uri.getScheme());
        String host = uri.getHost();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RefusedException("only http and https addresses are fetched");
        }
        if (host == null
                || uri.getRawUserInfo() != null
                || uri.getRawAuthority().contains("@")) {
            throw new RefusedException("the address needs a host and must not carry a name or password");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        if (!ports.test(port)) {
            throw new RefusedException("port " + port + " is not fetched from; only 80 and 443 are");
        }
        if (NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new RefusedException("'" + host + "' is no name and no address in four plain decimal numbers");
        }
        return new Place(uri, address(host), port);
    }

    private InetAddress address(String host) throws RefusedException {
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new RefusedException("there is no host '" + host + "'");
        }
        if (addresses.isEmpty() || !addresses.stream().allMatch(reachable)) {
            throw new RefusedException("'" + host + "' is not a host of the public web");
        }
        return addresses.getFirst();
    }

    /** An address that is not fetched; the message is the end of a sentence. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
