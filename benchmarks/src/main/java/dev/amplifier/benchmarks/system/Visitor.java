package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;

/**
 * A person who does one thing and another: each is a method that ends when the person has what they wanted, and throws if it is not as it
 * should be. Safe for use by several threads.
 */
final class Visitor implements AutoCloseable {

    private static final String[] ITEMS = {
        "/api/gallery/improve-text", "/api/gallery/press-release", "/api/gallery/writing", "/api/gallery/five-whys"
    };
    private static final String[] LISTS = {
        "/api/gallery", "/api/gallery?q=meeting", "/api/gallery?type=recipe&sort=name&limit=100", "/api/models"
    };

    private final Caller caller;
    private final Watcher watcher;
    private final WebhookCaller webhook;
    private final Requests requests;
    private final Losses losses;

    /** Signs in, mints a webhook and opens a stream. */
    Visitor(HttpClient http, URI site, String login, Requests requests, Losses losses, LongConsumer delays)
            throws IOException, InterruptedException {
        this.requests = requests;
        this.losses = losses;
        this.caller = new Caller(http, site, login);
        this.webhook = new WebhookCaller(caller, Recipes.COMMANDS);
        // Last, for it is what has to be closed.
        this.watcher = new Watcher(http, caller, delays, losses::broke);
    }

    void readList() throws IOException, InterruptedException {
        get(LISTS[ThreadLocalRandom.current().nextInt(LISTS.length)]);
    }

    void readItem() throws IOException, InterruptedException {
        get(ITEMS[ThreadLocalRandom.current().nextInt(ITEMS.length)]);
    }

    void validate() throws IOException, InterruptedException {
        ObjectNode body = Caller.object().put("type", "recipe").put("yaml", Recipes.ofSteps(20));
        if (!post("/api/validate", body).path("valid").asBoolean()) {
            throw new IOException("a valid recipe is called invalid");
        }
    }

    /** A mistake of the person's own: refused, and that is right. */
    void mistake() throws IOException, InterruptedException {
        ObjectNode body = Caller.object().put("type", "recipe").put("recipe_yaml", "name: nothing");
        int status = requests.count(() -> caller.ask("/api/execute", body.toString(), Map.of()))
                .statusCode();
        if (status != 400 && status != 422) {
            throw new IOException(status + " for a recipe without steps");
        }
    }

    void prompt() throws IOException, InterruptedException {
        String id = start(Caller.object()
                .put("type", "prompt")
                .put("prompt", "Summarise: The town counted 120 bicycles near the harbour this spring."));
        end(id, "execution:complete");
    }

    void recipe() throws IOException, InterruptedException {
        end(start(recipe(Recipes.ofSteps(3))), "execution:complete");
    }

    void approval() throws IOException, InterruptedException {
        String id = start(recipe(Recipes.GATED));
        String stage = Watcher.await(watcher.run(id).gate());
        post("/api/executions/" + id + "/approvals/" + stage, Caller.object().put("decision", "approve"));
        end(id, "execution:complete");
    }

    void cancel() throws IOException, InterruptedException {
        String id = start(recipe(Recipes.GATED));
        Watcher.await(watcher.run(id).gate());
        post("/api/executions/" + id + "/cancel", Caller.object());
        end(id, "execution:cancelled");
    }

    void webhook() throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.count(webhook::call);
        if (answer.statusCode() != 200 || !answer.body().contains("\"completed\"")) {
            throw new IOException(answer.statusCode() + " for a webhook: " + answer.body());
        }
    }

    /** The connection is lost and taken up again. */
    void cut() throws IOException, InterruptedException {
        watcher.cut();
    }

    @Override
    public void close() {
        watcher.close();
    }

    private static ObjectNode recipe(String text) {
        return Caller.object().put("type", "recipe").put("recipe_yaml", text);
    }

    private String start(ObjectNode body) throws IOException, InterruptedException {
        return post("/api/execute", body).path("execution_id").asText();
    }

    private void end(String id, String wanted) throws IOException, InterruptedException {
        Run run = watcher.run(id);
        String end = Watcher.await(run.end());
        JsonNode kept = get("/api/executions/" + id).path("events");
        losses.add(run, kept);
        watcher.forget(id);
        if (!end.equals(wanted)) {
            throw new IOException("ended with " + end + ", not " + wanted);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return Caller.read(Caller.sound(requests.count(() -> caller.ask(path))));
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return Caller.read(Caller.sound(requests.count(() -> caller.ask(path, body.toString(), Map.of()))));
    }
}
