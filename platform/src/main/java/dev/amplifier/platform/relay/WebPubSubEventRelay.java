package dev.amplifier.platform.relay;

import com.azure.core.exception.AzureException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.jdk.httpclient.JdkHttpClientProvider;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.rest.RequestOptions;
import com.azure.core.util.HttpClientOptions;
import com.azure.messaging.webpubsub.WebPubSubServiceClient;
import com.azure.messaging.webpubsub.WebPubSubServiceClientBuilder;
import com.azure.messaging.webpubsub.models.GetClientAccessTokenOptions;
import com.azure.messaging.webpubsub.models.WebPubSubContentType;
import dev.amplifier.platform.config.RelaySettings;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay over Azure Web PubSub. */
public final class WebPubSubEventRelay implements EventRelay {

    private static final Logger LOG = LoggerFactory.getLogger(WebPubSubEventRelay.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLIENT_LIFETIME = Duration.ofHours(1);
    private static final int RETRIES = 5;
    private static final RetryOptions BACKOFF = new RetryOptions(new ExponentialBackoffOptions()
            .setMaxRetries(RETRIES)
            .setBaseDelay(Duration.ofMillis(50))
            .setMaxDelay(Duration.ofSeconds(2)));

    private final WebPubSubServiceClient service;
    private final OutgoingQueue queue;

    /** Prepares the relay; nothing is sent yet. */
    public WebPubSubEventRelay(RelaySettings settings) {
        this.service = new WebPubSubServiceClientBuilder()
                .connectionString(settings.connectionString())
                .hub(Names.HUB)
                .httpClient(new JdkHttpClientProvider()
                        .createInstance(new HttpClientOptions()
                                .setConnectTimeout(CONNECT_TIMEOUT)
                                .setResponseTimeout(RESPONSE_TIMEOUT)))
                .retryOptions(BACKOFF)
                .buildClient();
        this.queue = new OutgoingQueue(this::send);
    }

    @Override
    public void publish(String executionId, List<EventEnvelope> events) {
        queue.add(executionId, events);
    }

    private boolean send(String executionId, List<EventEnvelope> frame) {
        try {
            service.sendToGroup(
                    Names.executionGroup(executionId), Json.write(frame), WebPubSubContentType.APPLICATION_JSON);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Gave up {} event(s) of execution {}: {}", frame.size(), executionId, reason(e));
            return false;
        }
    }

    @Override
    public void joinUser(String userId, String executionId) {
        try {
            service.addUserToGroupWithResponse(Names.executionGroup(executionId), userId, new RequestOptions());
        } catch (ResourceNotFoundException e) {
            LOG.debug("No connection of the owner of execution {} yet", executionId);
        } catch (AzureException | IllegalStateException | UncheckedIOException e) {
            throw new RelayUnavailableException("Could not join the group of execution " + executionId, e);
        }
    }

    @Override
    public void sendToHosts(ControlRequest request) {
        try {
            service.sendToGroup(Names.HOSTS_GROUP, Json.write(request), WebPubSubContentType.APPLICATION_JSON);
        } catch (AzureException | IllegalStateException | UncheckedIOException e) {
            throw new RelayUnavailableException("Could not tell the hosts of execution " + request.executionId(), e);
        }
    }

    @Override
    public URI clientUrl(String userId, Collection<String> executions) {
        return accessUrl(new GetClientAccessTokenOptions()
                .setUserId(userId)
                .setGroups(executions.stream().map(Names::executionGroup).toList()));
    }

    /** An address for a warm host: a member of the hosts' group from the start. */
    URI hostUrl() {
        return accessUrl(new GetClientAccessTokenOptions().setUserId("host").setGroups(List.of(Names.HOSTS_GROUP)));
    }

    private URI accessUrl(GetClientAccessTokenOptions options) {
        return URI.create(service.getClientAccessToken(options.setExpiresAfter(CLIENT_LIFETIME))
                .getUrl());
    }

    @Override
    public boolean hostsListening() {
        try {
            return service.groupExistsWithResponse(Names.HOSTS_GROUP, new RequestOptions())
                    .getValue();
        } catch (ResourceNotFoundException e) {
            return false;
        } catch (AzureException | IllegalStateException | UncheckedIOException e) {
            throw new RelayUnavailableException("Web PubSub does not answer", e);
        }
    }

    @Override
    public void close() {
        queue.close();
    }

    private static String reason(RuntimeException e) {
        return e.getClass().getSimpleName();
    }
}
