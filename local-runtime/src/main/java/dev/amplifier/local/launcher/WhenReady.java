package dev.amplifier.local.launcher;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers through a handler that is not there yet; until it is, it answers what is meant for
 * functions with 503 and the advice to come again. */
final class WhenReady extends Handler.Abstract {

    private final CompletableFuture<Handler> handler = new CompletableFuture<>();

    /** Answers through this handler from now on. It must need no starting. */
    void answerWith(Handler ready) {
        handler.complete(ready);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (handler.isDone()) {
            return handler.join().handle(request, response, callback);
        }
        String path = request.getHttpURI().getPath();
        if (!path.startsWith("/api/") && !path.startsWith("/runtime/")) {
            return false;
        }
        response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
        Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "starting");
        return true;
    }
}
