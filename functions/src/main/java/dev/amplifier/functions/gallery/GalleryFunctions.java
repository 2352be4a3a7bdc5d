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
import java.util.Optional;

/** Triggers that show the gallery. */
public final class GalleryFunctions {

    private final Api api;
    private final Gallery gallery;

    /** Serves through this edge. */
    public GalleryFunctions(Api api, Gallery gallery) {
        this.api = api;
        this.gallery = gallery;
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
}
