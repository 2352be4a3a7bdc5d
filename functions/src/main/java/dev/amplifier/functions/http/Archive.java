package dev.amplifier.functions.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip archives of texts. The same texts give the same bytes. */
public final class Archive {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archive() {}

    /**
     * An archive as a file to save.
     *
     * @param entries texts by relative path
     * @throws Problem if a path leads out of the archive
     */
    public static ApiResponse of(String name, Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(RelativePath.inside(file.getKey()));
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return ApiResponse.file(name, "application/zip", bytes.toByteArray());
    }
}
