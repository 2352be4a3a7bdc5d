package dev.amplifier.local.faults;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes wrong. */
enum Fault {
    /** The process ends as in a power cut and is started again. */
    PROCESS_KILLED,
    /** A server process of PostgreSQL dies, upon which PostgreSQL throws everybody out and recovers. */
    DATABASE_CRASHED,
    /** PostgreSQL is gone for good, and the process is killed and started again. */
    DATABASE_GONE,
    /** The page's connection breaks, and it connects anew. */
    CONNECTION_LOST,
    /** The process stands still for a while, as on a computer that sleeps, and goes on. */
    PROCESS_PAUSED,
    /** All processes of PostgreSQL stand still for a while; a page that joins meanwhile waits for them. */
    DATABASE_PAUSED,
    /** The clock of the computer jumps to a later time. */
    CLOCK_FORWARD,
    /** The clock of the computer jumps to an earlier time. */
    CLOCK_BACK,
    /** The disk with the database is full for a while. */
    DISK_FULL;

    /** Those that need neither a C compiler nor a mount. */
    static final Set<Fault> ANYWHERE =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(CLOCK_FORWARD, CLOCK_BACK, DISK_FULL)));

    /** Those that the system property {@code faults.kinds} names with commas between them; {@code all} for all, and {@link #ANYWHERE} without it. */
    static Set<Fault> chosen() {
        String kinds = System.getProperty("faults.kinds", "");
        if (kinds.isEmpty()) {
            return ANYWHERE;
        }
        return kinds.equals("all")
                ? EnumSet.allOf(Fault.class)
                : EnumSet.copyOf(
                        Arrays.stream(kinds.split(",")).map(Fault::valueOf).toList());
    }

    /** What {@link #chosen} reads as these. */
    static String names(Set<Fault> kinds) {
        return kinds.stream().sorted().map(Fault::name).collect(Collectors.joining(","));
    }

    boolean isOfTheClock() {
        return List.of(CLOCK_FORWARD, CLOCK_BACK).contains(this);
    }

    /** Whether the page has to connect anew afterwards. */
    boolean breaksConnections() {
        return EnumSet.of(PROCESS_KILLED, DATABASE_GONE, CONNECTION_LOST, DISK_FULL)
                .contains(this);
    }
}
