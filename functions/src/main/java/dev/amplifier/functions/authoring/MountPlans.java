package dev.amplifier.functions.authoring;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryStore;
import dev.amplifier.platform.contract.Json;
import java.util.List;
import java.util.Map;

/** Shows what a bundle is made of once its includes are composed. Safe for use by several threads. */
public final class MountPlans {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DocumentCheck documents;
    private final GalleryStore gallery;

    /** Finds bundles by name in this gallery. */
    public MountPlans(DocumentCheck documents, GalleryStore gallery) {
        this.documents = documents;
        this.gallery = gallery;
    }

    /**
     * Answers with the plan of the bundle that a body names or holds.
     *
     * @throws Problem if there is none of that name, or the text is none
     */
    public ApiResponse resolve(JsonNode body) {
        if (body.has("name") == body.has("text")) {
            throw Problem.malformed("Send either name or text.", List.of());
        }
        String text = body.has("text")
                ? body.get("text").asText()
                : gallery.find("bundle", body.get("name").asText())
                        .map(GalleryItem::yaml)
                        .orElseThrow(() -> Problem.notFound("This bundle"));
        Map<String, String> files = body.has("files") ? Json.mapper().convertValue(body.get("files"), TEXTS) : Map.of();
        try {
            return ApiResponse.json(200, plan(documents.read(text, files)));
        } catch (BundleReader.BundleException e) {
            throw Problem.invalidDocument(
                    "This is no bundle.", List.of(Finding.at("", "not_a_bundle", String.valueOf(e.getMessage()))));
        }
    }

    private static ObjectNode plan(Bundle bundle) {
        ObjectNode answer = Json.mapper().createObjectNode().put("name", bundle.name());
        ObjectNode plan = answer.putObject("plan");
        plan.put("version", bundle.version());
        plan.put("description", bundle.description());
        plan.put("instruction", bundle.instruction());
        ObjectNode origins = answer.putObject("origins");
        bundle.agents().forEach((name, agent) -> {
            plan.withObjectProperty("agents").putObject(name).put("description", agent.description());
            origins.put("agents." + name, agent.namespace());
        });
        for (String place : List.of("orchestrator", "context")) {
            JsonNode module = bundle.session().path(place);
            String name =
                    module.isTextual() ? module.asText() : module.path("module").asText("");
            if (!name.isEmpty()) {
                plan.withObjectProperty("session").put(place, name);
            }
        }
        bundle.providers().forEach(module -> plan.withArrayProperty("providers").add(module.name()));
        bundle.tools().forEach(module -> plan.withArrayProperty("tools").add(module.name()));
        bundle.hooks().forEach(module -> plan.withArrayProperty("hooks").add(module.name()));
        answer.set("unavailable", Json.toTree(DocumentCheck.shortcomings(bundle)));
        return answer;
    }
}
