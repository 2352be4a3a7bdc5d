/**
 * Azure Web PubSub on a laptop: the REST data plane and the JSON client protocols, with reliable delivery.
 *
 * <p>{@code RelayHandler} takes HTTP and WebSocket requests, {@code RestApi} and {@code ClientEndpoint} speak the protocols, {@code Hub} holds who is
 * connected and in which group, {@code Connection} is one client with what it has not acknowledged yet.
 */
@NullMarked
package dev.amplifier.local.relay;

import org.jspecify.annotations.NullMarked;
