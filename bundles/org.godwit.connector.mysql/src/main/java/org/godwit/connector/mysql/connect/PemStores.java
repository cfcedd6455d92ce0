package org.godwit.connector.mysql.connect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.TlsSettings;

/**
 * Turns the PEM files of {@link TlsSettings} into the key stores that Connector/J wants. The stores lie in a folder only the owner can read, under a random password, and are deleted on close.
 */
final class PemStores implements AutoCloseable {
    private static final String[] KEY_ALGORITHMS = {"RSA", "EC", "Ed25519"};

    private final Path folder;
    private final String password = HexFormat.of().formatHex(SecureRandom.getSeed(16));

    private PemStores(Path folder) {
        this.folder = folder;
    }

    /** Writes the stores and adds the driver properties that name them. */
    static PemStores install(TlsSettings tls, Properties properties) throws GodwitException {
        PemStores stores = new PemStores(OwnerOnlyFiles.temporaryFolder("godwit-tls"));
        try {
            stores.fill(tls, properties);
            return stores;
        } catch (GodwitException e) {
            stores.close();
            throw e;
        }
    }

    private void fill(TlsSettings tls, Properties properties) throws GodwitException {
        if (tls.authority().isPresent()) {
            KeyStore trust = authority(tls.authority().get());
            properties.setProperty("trustCertificateKeyStoreUrl", write(trust, "trust.p12"));
            properties.setProperty("trustCertificateKeyStoreType", "PKCS12");
            properties.setProperty("trustCertificateKeyStorePassword", password);
            properties.setProperty("fallbackToSystemTrustStore", "false");
        }
        Optional<Key> own = clientKey(tls, password.toCharArray());
        if (own.isPresent()) {
            properties.setProperty("clientCertificateKeyStoreUrl", write(own.get().store(), "client.p12"));
            properties.setProperty("clientCertificateKeyStoreType", "PKCS12");
            properties.setProperty("clientCertificateKeyStorePassword", password);
        }
    }

    /** A key store that is only in memory. */
    record Key(KeyStore store, char[] password) {
    }

    /** The authority's certificates. */
    static KeyStore authority(Path file) throws GodwitException {
        KeyStore trust = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(file)) {
            set(trust, "ca" + number++, certificate);
        }
        return trust;
    }

    /** What this side shows; empty when it shows nothing. */
    static Optional<Key> clientKey(TlsSettings tls) throws GodwitException {
        return clientKey(tls, HexFormat.of().formatHex(SecureRandom.getSeed(16)).toCharArray());
    }

    private static Optional<Key> clientKey(TlsSettings tls, char[] password) throws GodwitException {
        if (tls.clientCertificate().isEmpty() || tls.clientKey().isEmpty()) {
            return Optional.empty();
        }
        KeyStore own = emptyStore();
        Path keyFile = tls.clientKey().get();
        try {
            own.setKeyEntry("client", privateKey(keyFile), password, certificates(tls.clientCertificate().get()).toArray(Certificate[]::new));
            return Optional.of(new Key(own, password));
        } catch (GeneralSecurityException e) {
            throw unreadable(keyFile, e);
        }
    }

    private static Set<Certificate> certificates(Path file) throws GodwitException {
        try {
            Set<Certificate> found = new java.util.LinkedHashSet<>(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
            if (found.isEmpty()) {
                throw unreadable(file, new IOException("no certificate in it"));
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private static PrivateKey privateKey(Path file) throws GodwitException {
        try {
            String text = Files.readString(file);
            if (!text.contains("BEGIN PRIVATE KEY")) {
                throw unreadable(file, new IOException("not an unencrypted PKCS 8 key; convert it with: openssl pkcs8 -topk8 -nocrypt"));
            }
            byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            for (String algorithm : KEY_ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
                } catch (java.security.spec.InvalidKeySpecException notThisAlgorithm) {
                    continue;
                }
            }
            throw unreadable(file, new IOException("its algorithm is none of " + String.join(", ", KEY_ALGORITHMS)));
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private static KeyStore emptyStore() throws GodwitException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, "PKCS12", e.getMessage());
        }
    }

    private static void set(KeyStore store, String alias, Certificate certificate) throws GodwitException {
        try {
            store.setCertificateEntry(alias, certificate);
        } catch (GeneralSecurityException e) {
            throw new GodwitException(CoreError.UNEXPECTED, e, "PKCS12", e.getMessage());
        }
    }

    private String write(KeyStore store, String name) throws GodwitException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
            return file.toUri().toURL().toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.getMessage());
        }
    }

    private static GodwitException unreadable(Path file, Exception cause) {
        return new GodwitException(CoreError.FILE, cause, file, cause.getMessage());
    }

    @Override
    public void close() {
        for (String name : new String[] {"trust.p12", "client.p12", ""}) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                org.slf4j.LoggerFactory.getLogger(PemStores.class).warn("A key store could not be deleted: {}", folder.resolve(name), e);
            }
        }
    }
}
