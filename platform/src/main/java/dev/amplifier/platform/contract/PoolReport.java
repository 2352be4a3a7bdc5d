package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the session pool of one warm host is doing, at one moment.
 *
 * @param warm sessions idle and ready
 * @param inUse sessions lent
 * @param waiting callers that wait
 * @param granted sessions lent since the host's start
 * @param grantedWarm of those, the ones that were ready when asked for
 * @param refused requests answered busy since the host's start
 * @param replaced sessions closed because of uses, age or health since the host's start
 * @param longestWaitMicros longest wait of a granted request since the host's start, in microseconds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PoolReport(
        @JsonProperty("warm") int warm,
        @JsonProperty("in_use") int inUse,
        @JsonProperty("waiting") int waiting,
        @JsonProperty("granted") long granted,
        @JsonProperty("granted_warm") long grantedWarm,
        @JsonProperty("refused") long refused,
        @JsonProperty("replaced") long replaced,
        @JsonProperty("longest_wait_micros") long longestWaitMicros) {}
