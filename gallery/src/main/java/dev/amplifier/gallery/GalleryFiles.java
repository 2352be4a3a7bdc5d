package dev.amplifier.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The gallery's texts by path, from a folder of classes or from a jar. */
final class GalleryFiles {

    private static final String ROOT = "gallery/";

    private GalleryFiles() {}

    static Map<String, String> read() {
        URL root = Objects.requireNonNull(GalleryFiles.class.getClassLoader().getResource(ROOT), ROOT);
        try {
            URLConnection connection = root.openConnection();
            return connection instanceof JarURLConnection jar ? fromJar(jar) : fromFolder(Path.of(uri(root)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fromJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, String> files = new HashMap<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                    String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    files.put(entry.getName().substring(ROOT.length()), text);
                }
            }
        }
        return files;
    }

    private static Map<String, String> fromFolder(Path folder) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a resource of ours", e);
        }
    }
}
