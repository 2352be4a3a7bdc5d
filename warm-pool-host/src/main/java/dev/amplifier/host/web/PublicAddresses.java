package dev.amplifier.host.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses lie in the public internet: those that no registry keeps for other uses. */
final class PublicAddresses {

    /** Networks of IPv4 that are kept, as first address and length. */
    private static final List<Network> KEPT = List.of(
            new Network(0x00000000, 8),
            new Network(0x0A000000, 8),
            new Network(0x64400000, 10),
            new Network(0x7F000000, 8),
            new Network(0xA9FE0000, 16),
            new Network(0xA83F8110, 32),
            new Network(0xAC100000, 12),
            new Network(0xC0000000, 24),
            new Network(0xC0000200, 24),
            new Network(0xC0586300, 24),
            new Network(0xC0A80000, 16),
            new Network(0xC6120000, 15),
            new Network(0xC6336400, 24),
            new Network(0xCB007100, 24),
            new Network(0xE0000000, 3));

    private PublicAddresses() {}

    private record Network(int first, int length) {
        boolean contains(int address) {
            return (address ^ first) >>> (32 - length) == 0;
        }
    }

    /** Whether an address is one of them. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? publicV4(bytes) : publicV6(bytes);
    }

    /** Only 2000::/3 is in use, less what carries an address of IPv4 or is for documentation. */
    private static boolean publicV6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        boolean global = first >>> 13 == 1;
        boolean special = first == 0x2001 && second < 0x0200;
        boolean documentation = (first == 0x2001 && second == 0x0DB8) || first == 0x3FFF;
        boolean sixToFour = first == 0x2002;
        return global && !special && !documentation && !sixToFour;
    }

    private static boolean publicV4(byte[] bytes) {
        int address = (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        return KEPT.stream().noneMatch(network -> network.contains(address));
    }
}
