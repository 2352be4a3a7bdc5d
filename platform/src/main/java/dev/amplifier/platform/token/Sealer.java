package dev.amplifier.platform.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes into texts that only this deployment can open, and that nobody can change (AES-256-GCM). The text is safe in a URL:
 * {@code 1.<key id>.<base64url>}. Safe for use by several threads.
 */
public final class Sealer {

    private static final String VERSION = "1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Keyring keyring;
    private final String purpose;
    private final SecureRandom random = new SecureRandom();

    /**
     * Seals for one purpose; what is sealed for another does not open.
     *
     * @param purpose a constant of the code
     */
    public Sealer(Keyring keyring, String purpose) {
        this.keyring = keyring;
        this.purpose = purpose;
    }

    /** The content, sealed with the current key. */
    public String seal(byte[] content) {
        String head = VERSION + "." + keyring.current();
        byte[] key = keyring.derive(keyring.current(), purpose).orElseThrow();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(content);
            byte[] body = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM is part of every Java platform", e);
        }
    }

    /** The content of a sealed text; empty if it is not ours, was changed, is for another purpose or its key is gone. */
    public Optional<byte[]> open(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        return keyring.derive(parts[1], purpose).flatMap(key -> open(key, parts[0] + "." + parts[1], parts[2]));
    }

    private static Optional<byte[]> open(byte[] key, String head, String base64) {
        try {
            ByteBuffer body = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64));
            if (body.remaining() <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            body.get(nonce);
            byte[] sealed = new byte[body.remaining()];
            body.get(sealed);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, head).doFinal(sealed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
