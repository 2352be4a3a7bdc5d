package dev.amplifier.functions.mcp;

import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.platform.token.Identity;

/**
 * One message of a client, and on whose behalf it is served.
 *
 * @param call the request that brought it
 * @param caller the user
 * @param hub the task hub, for the time of this request
 * @param runs waits for executions as long as this client wants
 */
record Turn(ApiRequest call, Identity caller, Orchestrations hub, Runs runs) {}
