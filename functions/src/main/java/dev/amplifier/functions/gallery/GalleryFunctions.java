package dev.amplifier.functions.gallery;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.platform.contract.Mode;
import java.util.Optional;

/** Triggers that show the gallery and take what the community publishes. */
public final class GalleryFunctions {

    private final Api api;
    private final BodyCheck bodies;
    private final Gallery gallery;
    private final Community community;

    /** Serves through this edge. */
    public GalleryFunctions(Api api, BodyCheck bodies, Gallery gallery, Community community) {
        this.api = api;
        this.bodies = bodies;
        this.gallery = gallery;
        this.community = community;
    }

    /** {@code GET /api/gallery}. */
    @FunctionName("gallery")
    public HttpResponseMessage gallery(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "gallery")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, gallery::search);
    }

    /** {@code GET /api/gallery/{id}}. */
    @FunctionName("galleryItem")
    public HttpResponseMessage galleryItem(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "gallery/{id}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return api.open(request, context, call -> gallery.item(call, id));
    }

    /** {@code GET /api/gallery/recipes}. */
    @FunctionName("communityRecipes")
    public HttpResponseMessage communityRecipes(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "gallery/recipes")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, gallery::community);
    }

    /** {@code POST /api/gallery/recipes}. */
    @FunctionName("publishRecipe")
    public HttpResponseMessage publishRecipe(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "gallery/recipes")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.inMode(
                Mode.DEVELOPER,
                request,
                context,
                (call, caller) -> community.publish(bodies.request("publishRecipe", call.json()), caller));
    }
}
