package dev.amplifier.functions.openapi;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.ApiResponse;
import java.util.Optional;

/** Serves the contract, as JSON and as a page. */
public final class OpenApiFunctions {

    private static final String HOURLY = "public, max-age=3600";

    private final Api api;
    private final OpenApiDocument document;
    private final DocsPage page;

    /** Serves this document. */
    public OpenApiFunctions(Api api, OpenApiDocument document) {
        this.api = api;
        this.document = document;
        this.page = new DocsPage(document);
    }

    /** {@code GET /api/openapi.json}. */
    @FunctionName("openapi")
    public HttpResponseMessage openapi(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "openapi.json")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(
                request, context, call -> ApiResponse.json(200, document.root()).with("Cache-Control", HOURLY));
    }

    /** {@code GET /api/docs}. */
    @FunctionName("docs")
    public HttpResponseMessage docs(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "docs")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return api.open(request, context, call -> page.answer().with("Cache-Control", HOURLY));
    }
}
