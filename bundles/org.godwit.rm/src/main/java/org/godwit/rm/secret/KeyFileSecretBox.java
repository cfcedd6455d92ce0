package org.godwit.rm.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.Secret;
import org.godwit.rm.RmError;

/** AES-256 in GCM mode with a random key in an owner-only file of the workspace; each sealed text has its own random nonce in front. Thread-safe. */
public final class KeyFileSecretBox implements SecretBox {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private KeyFileSecretBox(Path file, SecretKey key) {
        this.file = file;
        this.key = key;
    }

    /** Reads the key, or makes it when there is none yet; of several processes that come at once, one makes it and all read it. */
    public static KeyFileSecretBox open(Path file) throws GodwitException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        String text = OwnerOnlyFiles.readOrCreate(file, Base64.getEncoder().encodeToString(fresh));
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length != KEY_BYTES) {
                throw new GodwitException(RmError.KEY_UNUSABLE, file);
            }
            return new KeyFileSecretBox(file, new SecretKeySpec(bytes, "AES"));
        } catch (IllegalArgumentException e) {
            throw new GodwitException(RmError.KEY_UNUSABLE, e, file);
        }
    }

    @Override
    public String seal(Secret secret) throws GodwitException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new GodwitException(RmError.KEY_UNUSABLE, e, file);
        }
    }

    @Override
    public Secret open(String sealed) throws GodwitException {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length < NONCE_BYTES) {
                throw new GodwitException(RmError.KEY_UNUSABLE, file);
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            return new Secret(new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new GodwitException(RmError.KEY_UNUSABLE, e, file);
        }
    }
}
