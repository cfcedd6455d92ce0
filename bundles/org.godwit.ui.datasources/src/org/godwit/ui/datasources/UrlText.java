package org.godwit.ui.datasources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TlsSettings;

/** Writes a data source as the URL that {@code ConnectionUrl} reads, without the password. */
final class UrlText {
    private UrlText() {
    }

    static String of(DataSource source) {
        String host = source.host().contains(":") ? "[" + source.host() + "]" : source.host();
        String servers = source.attributes().getOrDefault(ConnectionUrl.SERVERS, host + ":" + source.port());
        String query = query(source);
        return source.type().scheme() + "://" + (source.user().isEmpty() ? "" : encode(source.user()) + "@") + servers + (source.database().isEmpty() && query.isEmpty() ? "" : "/" + encode(source.database()))
                + (query.isEmpty() ? "" : "?" + query);
    }

    private static String query(DataSource source) {
        List<String> pairs = new ArrayList<>();
        TlsSettings.Mode usual = source.type().isQueue() ? TlsSettings.Mode.DISABLED : TlsSettings.Mode.PREFERRED;
        if (source.tls().mode() != usual) {
            pairs.add("tls=" + source.tls().mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        add(pairs, "ca", source.tls().authority());
        add(pairs, "cert", source.tls().clientCertificate());
        add(pairs, "key", source.tls().clientKey());
        source.attributes().forEach((key, value) -> {
            if (!key.equals(ConnectionUrl.SERVERS)) {
                pairs.add(encode(key) + "=" + encode(value));
            }
        });
        return String.join("&", pairs);
    }

    private static void add(List<String> pairs, String key, Optional<Path> path) {
        path.ifPresent(file -> pairs.add(key + "=" + encode(file.toString())));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
