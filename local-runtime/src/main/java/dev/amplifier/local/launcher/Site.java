package dev.amplifier.local.launcher;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * Serves the exported page: files whose names carry a hash are kept for ever by browsers, others are asked for again each time. Text is
 * compressed for whoever accepts Brotli, from the files that the build made beside it, or gzip, as Azure Static Web Apps does it.
 */
final class Site extends Handler.Wrapper {

    private static final String HASHED = "/_next/static/";

    private final Map<String, String> headers;
    private final Path notFound;

    private Site(Handler files, Map<String, String> headers, Path notFound) {
        super(files);
        this.headers = headers;
        this.notFound = notFound;
    }

    /**
     * The page in a folder.
     *
     * @param headers what every answer carries
     * @throws NoSuchFileException if the folder holds no page
     */
    static Site in(Path folder, Map<String, String> headers) throws NoSuchFileException {
        Path home = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(home.resolve("index.html"))) {
            throw new NoSuchFileException(
                    home.resolve("index.html").toString(), null, "the page is not built; npm run build makes it");
        }
        ResourceHandler files = new ResourceHandler();
        files.setBaseResource(ResourceFactory.root().newResource(home));
        files.setDirAllowed(false);
        files.setEtags(true);
        files.setWelcomeFiles(List.of("index.html"));
        files.setPrecompressedFormats(CompressedContentFormat.BR);
        return new Site(compressed(files), headers, home.resolve("404.html"));
    }

    private static Handler compressed(Handler files) {
        CompressionHandler compression = new CompressionHandler(files);
        compression.putCompression(new GzipCompression());
        return compression;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        boolean hashed = request.getHttpURI().getPath().startsWith(HASHED);
        response.getHeaders()
                .put(HttpHeader.CACHE_CONTROL, hashed ? "public, max-age=31536000, immutable" : "no-cache");
        if (super.handle(request, response, callback)) {
            return true;
        }
        response.setStatus(HttpStatus.NOT_FOUND_404);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        // Read each time, for a page that was built anew names other scripts.
        boolean empty = request.getMethod().equals("HEAD") || !Files.exists(notFound);
        response.write(true, empty ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(Files.readAllBytes(notFound)), callback);
        return true;
    }
}
