package org.godwit.connector.mysql.connect;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.godwit.connector.mysql.error.MySqlError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TlsSettings;

/**
 * How this side logs in, for connections that are not the driver's. Immutable.
 *
 * @param user with tenant and cluster where the server wants them
 * @param encrypt whether the connections of the driver are encrypted, so that others are too
 */
public record Login(String user, Secret password, boolean encrypt, TlsSettings tls) {
    private static final X509TrustManager ANYBODY = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // this side is the client
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // the modes PREFERRED and REQUIRED encrypt without asking who the server is (MySQL manual, "Command Options for Encrypted Connections")
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    public Login {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        Objects.requireNonNull(tls);
    }

    /** Whether the server has to prove who it is. */
    public boolean verifiesServer() {
        return tls.mode() == TlsSettings.Mode.VERIFY_CA || tls.mode() == TlsSettings.Mode.VERIFY_IDENTITY;
    }

    /** The certificates and checks of the data source's TLS settings. */
    public SSLContext tlsContext(String address) throws GodwitException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own(), trusted(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new GodwitException(MySqlError.TLS, e, address, e.getMessage());
        }
    }

    private KeyManager[] own() throws GodwitException, GeneralSecurityException {
        Optional<PemStores.Key> key = PemStores.clientKey(tls);
        if (key.isEmpty()) {
            return new KeyManager[0];
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(key.get().store(), key.get().password());
        return factory.getKeyManagers();
    }

    private TrustManager[] trusted() throws GodwitException, GeneralSecurityException {
        if (!verifiesServer()) {
            return new TrustManager[] {ANYBODY};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(tls.authority().isPresent() ? PemStores.authority(tls.authority().get()) : (KeyStore) null);
        return factory.getTrustManagers();
    }
}
