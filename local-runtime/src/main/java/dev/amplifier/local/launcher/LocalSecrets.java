package dev.amplifier.local.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Secrets that this computer's playground needs among its own parts. They are made once and kept in a file that only its owner can read, so
 * that sessions and links outlive a restart. Safe for use by several threads.
 */
final class LocalSecrets {

    private static final String FILE = "secrets.properties";
    private static final int SECRET_BYTES = 32;

    /** What there is a secret for. */
    enum Purpose {
        /** Signs relay tokens. */
        RELAY,
        /** Signs and seals sign-in tokens. */
        TOKENS,
        /** Opens functions of level FUNCTION. */
        FUNCTION_KEY,
        /** Opens every function. */
        MASTER_KEY,
        /** Opens the Durable management endpoints. */
        SYSTEM_KEY,
        /** The stand-in's client secret. */
        GITHUB
    }

    private final Properties values;

    private LocalSecrets(Properties values) {
        this.values = values;
    }

    /**
     * Reads the secrets in a folder, and makes those that are missing.
     *
     * @throws IOException if the file can be neither read nor written
     */
    static LocalSecrets in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        Properties values = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
        }
        SecureRandom random = new SecureRandom();
        int before = values.size();
        for (Purpose purpose : Purpose.values()) {
            values.computeIfAbsent(purpose.name(), name -> fresh(random));
        }
        if (values.size() > before) {
            write(file, values);
        }
        return new LocalSecrets(values);
    }

    /** A secret: 32 random bytes in Base64, without characters that a URL would have to escape. */
    String of(Purpose purpose) {
        return values.getProperty(purpose.name());
    }

    private static String fresh(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, Properties values) throws IOException {
        StringWriter text = new StringWriter();
        values.store(text, "Secrets of the playground on this computer. Delete the file to get new ones.");
        Path draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(draft, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
