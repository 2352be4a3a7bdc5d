package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecutionView;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.ExecutionStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one webhook. The second half of an execution's id is a signature of the first with the webhook's secret, so that a webhook
 * knows its own executions without a list of them.
 */
final class WebhookExecutions {

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String token;
    private final byte[] secret;

    /**
     * The executions of the webhook of this token.
     *
     * @param secret the webhook's own
     */
    WebhookExecutions(String token, byte[] secret) {
        this.token = token;
        this.secret = secret.clone();
    }

    /** Id of the execution that a call starts; the same call has the same id. */
    String idOf(String call) {
        long head = ByteBuffer.wrap(mac("call/" + call)).getLong() & ~0xF000L | VERSION_8;
        return id(head).toString();
    }

    /**
     * The id of an execution, if it is one of this webhook's.
     *
     * @throws Problem if it is not
     */
    String own(String id) {
        try {
            UUID given = UUID.fromString(id);
            byte[] expected = bytes(id(given.getMostSignificantBits()));
            if (MessageDigest.isEqual(expected, bytes(given))) {
                return given.toString();
            }
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("This execution");
        }
        throw Problem.notFound("This execution");
    }

    /** Where an execution stands: 200 if it has ended, 202 otherwise. */
    ApiResponse answer(String id, Optional<Orchestrations.Instance> instance) {
        Orchestrations.Instance found = instance.orElseThrow(() -> Problem.notFound("This execution"));
        ExecutionView view = ExecutionView.of(found, List.of());
        boolean ended = found.runtimeStatus().ended();
        String statusUrl = "/api/hooks/" + token + "/executions/" + id;
        return ApiResponse.json(
                ended ? 200 : 202,
                new Result(id, view.status(), statusUrl, view.approval(), ended ? view.outputs() : null, view.error()));
    }

    private UUID id(long head) {
        long tail = ByteBuffer.wrap(mac("execution/" + head)).getLong();
        return new UUID(head, tail & ~0xC000_0000_0000_0000L | VARIANT);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Result(
            @JsonProperty("execution_id") String executionId,
            @JsonProperty("status") String status,
            @JsonProperty("status_url") String statusUrl,
            @JsonProperty("approval") ExecutionStatus.@Nullable Approval approval,
            @JsonProperty("outputs") @Nullable Map<String, JsonNode> outputs,
            @JsonProperty("error") ActivityResult.@Nullable Failure error) {}
}
