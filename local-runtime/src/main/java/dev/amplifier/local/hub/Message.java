package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;

/**
 * An event on its way to an instance.
 *
 * @param id unique within the hub
 * @param instanceId to whom
 * @param executionId to which execution of it; empty if to whichever is alive
 * @param event what happened, its event id -1
 * @param stored whether it is a row of the message table, to be deleted when it is consumed
 * @param visibleAt milliseconds since 1970 before which it must not be delivered; 0 for at once
 */
record Message(long id, String instanceId, String executionId, HistoryEvent event, boolean stored, long visibleAt) {}
