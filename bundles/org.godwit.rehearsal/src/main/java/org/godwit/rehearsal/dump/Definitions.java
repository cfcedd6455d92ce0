package org.godwit.rehearsal.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;

/** The CREATE statements of tables and views in a dump, by {@code database.name}. Without state. */
public final class Definitions {
    private static final String NAME = "`((?:[^`]|``)+)`";
    private static final Pattern USE = Pattern.compile("USE\\s+" + NAME + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CREATE = Pattern.compile("CREATE\\s[^`(]*?(?:TABLE|VIEW)\\s+(?:IF NOT EXISTS\\s+)?(?:" + NAME + "\\.)?" + NAME + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Definitions() {
    }

    /** @param dump as it lies in a bundle; read to its end */
    public static Map<String, String> of(InputStream dump, CancelToken cancel) throws IOException, GodwitException {
        Map<String, String> found = new LinkedHashMap<>();
        StatementReader reader = new StatementReader(dump);
        String database = "";
        for (Optional<DumpItem> item = reader.next(); item.isPresent(); item = reader.next()) {
            cancel.check();
            if (!(item.get() instanceof DumpItem.Statement statement) || statement.text().startsWith("INSERT")) {
                continue;
            }
            String text = new String(statement.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            Matcher use = USE.matcher(text);
            Matcher create = CREATE.matcher(text);
            if (use.matches()) {
                database = plain(use.group(1));
            } else if (create.matches()) {
                found.put((create.group(1) == null ? database : plain(create.group(1))) + "." + plain(create.group(2)), text);
            }
        }
        return found;
    }

    private static String plain(String quoted) {
        return quoted.replace("``", "`");
    }
}
