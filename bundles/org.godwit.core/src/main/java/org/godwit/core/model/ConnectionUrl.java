package org.godwit.core.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;

/**
 * Reads {@code type://user:password@host:port/database?tls=required&ca=/path} into a data source. Parts are percent-encoded.
 * A queue has no user unless it asks for one, may name several servers joined with commas, and instead of a database a topic.
 * Known query keys: {@code tls}, {@code ca}, {@code cert}, {@code key}; the others become attributes. Error texts never contain the password.
 */
public final class ConnectionUrl {
    /** The attribute of a data source that names all servers of a queue, {@code host:port} joined with commas. */
    public static final String SERVERS = "servers";

    private ConnectionUrl() {
    }

    /** @throws GodwitException {@link CoreError#BAD_URL} telling which part is wrong */
    public static DataSource parse(String url) throws GodwitException {
        URI uri = uri(url);
        DataSourceType type = DataSourceType.ofScheme(Optional.ofNullable(uri.getScheme()).orElse(""))
                .orElseThrow(() -> bad("unknown type, expected one of mysql, mariadb, oceanbase, tidb, kafka, rocketmq"));
        if (type.isQueue()) {
            return queue(type, uri);
        }
        if (uri.getHost() == null) {
            throw bad("the host is missing or not readable");
        }
        String userInfo = Optional.ofNullable(uri.getRawUserInfo()).orElseThrow(() -> bad("the user is missing"));
        int colon = userInfo.indexOf(':');
        String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        Secret password = colon < 0 ? Secret.NONE : new Secret(decode(userInfo.substring(colon + 1)));
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        String database = path.length() > 1 ? decode(path.substring(1)) : "";
        Map<String, String> query = query(uri);
        TlsSettings tls = tls(query);
        int port = uri.getPort() < 0 ? type.defaultPort() : uri.getPort();
        String host = uri.getHost();
        String bareHost = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new DataSource("", user + "@" + bareHost + ":" + port, type, bareHost, port, user, password, database, tls, "", query);
    }

    private static DataSource queue(DataSourceType type, URI uri) throws GodwitException {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElseThrow(() -> bad("the host is missing"));
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        Secret password = colon < 0 ? Secret.NONE : new Secret(decode(userInfo.substring(colon + 1)));
        List<String> servers = new ArrayList<>();
        for (String server : authority.substring(at + 1).split(",")) {
            servers.add(server.matches(".*:\\d{1,5}") ? server : server + ":" + type.defaultPort());
        }
        String first = servers.getFirst();
        String host = first.substring(0, first.lastIndexOf(':'));
        if (host.isBlank()) {
            throw bad("the host is missing or not readable");
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        Map<String, String> query = query(uri);
        // a queue that takes plain connections refuses others, so encryption is never tried first
        TlsSettings tls = query.containsKey("tls") ? tls(query) : new TlsSettings(TlsSettings.Mode.DISABLED, path(query, "ca"), path(query, "cert"), path(query, "key"));
        query.put(SERVERS, String.join(",", servers));
        int port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        String name = (user.isEmpty() ? "" : user + "@") + first;
        return new DataSource("", name, type, host, port, user, password, path.length() > 1 ? decode(path.substring(1)) : "", tls, "", query);
    }

    private static URI uri(String url) throws GodwitException {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw bad(e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    private static Map<String, String> query(URI uri) throws GodwitException {
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() == null) {
            return query;
        }
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw bad("after ? only key=value pairs are possible");
            }
            query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static TlsSettings tls(Map<String, String> query) throws GodwitException {
        String mode = Optional.ofNullable(query.remove("tls")).orElse("preferred");
        try {
            return new TlsSettings(TlsSettings.Mode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_')), path(query, "ca"), path(query, "cert"), path(query, "key"));
        } catch (IllegalArgumentException e) {
            throw bad("tls is one of disabled, preferred, required, verify-ca, verify-identity");
        }
    }

    private static Optional<Path> path(Map<String, String> query, String key) {
        return Optional.ofNullable(query.remove(key)).map(Path::of);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static GodwitException bad(String reason) {
        return new GodwitException(CoreError.BAD_URL, reason);
    }
}
