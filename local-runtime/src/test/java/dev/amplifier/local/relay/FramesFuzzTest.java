package dev.amplifier.local.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** Frames of any bytes from a client. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FramesFuzzTest {

    private static final int MOST = 1 << 16;

    @FuzzTest(maxDuration = "1m")
    void any_frame_is_served_or_ends_its_own_connection_and_no_other(byte[] data) {
        Hub hub = new Hub();
        Connection other = connection(hub, List.of());
        hub.join(other, "hosts");
        Connection own = connection(hub, List.of("webpubsub.joinLeaveGroup.mine", "webpubsub.sendToGroup.mine"));
        ClientEndpoint endpoint = new ClientEndpoint(hub, MOST, box -> own);
        endpoint.onWebSocketOpen(null);
        for (String frame : new String(data, StandardCharsets.UTF_8).split("\n", -1)) {
            endpoint.onWebSocketText(frame);
        }
        assertThat(hub.inGroup("hosts")).containsExactly(other);
        assertThat(own.groups).isSubsetOf(List.of("mine"));
        assertThat(other.over(Instant.EPOCH)).isFalse();
    }

    private static Connection connection(Hub hub, List<String> roles) {
        Connection connection = new Connection("user", roles, true, MOST);
        hub.add(connection);
        return connection;
    }
}
