package dev.amplifier.functions.mcp;

import dev.amplifier.functions.http.ApiRequest;
import dev.amplifier.functions.webhook.Webhooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The caller's own webhooks as tools. Nothing keeps a list of webhooks, so the client names them: their addresses, with commas between them, in
 * the header {@code X-Playground-Webhooks}. Those that are not the caller's, have expired or were revoked are left out.
 */
final class WebhookTools implements Toolbox {

    private static final String HEADER = "x-playground-webhooks";
    private static final int MOST = 10;

    private final Webhooks webhooks;

    /** Opens and starts these. */
    WebhookTools(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public List<Usable> tools(Turn turn) {
        List<Usable> tools = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String token : tokens(turn.call())) {
            webhooks.ofOwner(token, turn.caller()).ifPresent(webhook -> {
                String name = "webhook_" + webhook.name().replaceAll("[^A-Za-z0-9_-]", "_");
                String unique = name;
                for (int i = 2; !names.add(unique); i++) {
                    unique = name + "_" + i;
                }
                tools.add(Usable.of(
                        unique,
                        webhook.name(),
                        "Runs the recipe of your webhook \"" + webhook.name() + "\".",
                        webhook.inputSchema(),
                        inputs -> turn.runs().result(webhook.start(turn.call(), Schemas.values(inputs), turn.hub()))));
            });
        }
        return tools;
    }

    private static List<String> tokens(ApiRequest call) {
        return call.header(HEADER).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .limit(MOST)
                .toList();
    }
}
