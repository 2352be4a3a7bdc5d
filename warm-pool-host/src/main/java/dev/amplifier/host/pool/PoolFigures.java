package dev.amplifier.host.pool;

/**
 * How a pool is doing, at one moment.
 *
 * @param warm sessions idle and ready
 * @param inUse sessions lent
 * @param waiting callers that wait
 * @param granted sessions lent since the start
 * @param grantedWarm of those, the ones that were ready when asked for
 * @param refused requests answered busy since the start
 * @param replaced sessions closed because of uses, age or health since the start
 * @param longestWaitMicros longest wait of a granted request since the start, in microseconds
 */
public record PoolFigures(
        int warm,
        int inUse,
        int waiting,
        long granted,
        long grantedWarm,
        long refused,
        long replaced,
        long longestWaitMicros) {}
