package dev.amplifier.local.launcher;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests that were sent to a host name other than this computer's own. A web page elsewhere whose name was made to point to
 * loopback reaches nothing here.
 */
final class KnownHosts extends Handler.Wrapper {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    KnownHosts(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = Request.getServerName(request);
        if (host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            return super.handle(request, response, callback);
        }
        Response.writeError(
                request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "only localhost is served here");
        return true;
    }
}
