package org.godwit.schema.mysql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Token;

/** Looks at expressions: functions that one family alone has, and collations inside them (MySQL manual and MariaDB knowledge base, "Function Differences Between MariaDB and MySQL"). Without state. */
final class Functions {
    private static final Set<String> MYSQL_ONLY = Set.of("uuid_to_bin", "bin_to_uuid", "is_uuid", "regexp_like", "json_storage_size", "json_storage_free", "any_value", "st_latitude", "st_longitude",
            "st_transform", "st_geohash", "st_latfromgeohash", "st_longfromgeohash", "st_pointfromgeohash", "st_swapxy", "st_isvalid_with_reason", "statement_digest", "statement_digest_text", "to_vector",
            "string_to_vector", "vector_to_string", "from_vector", "vector_dim", "ps_current_thread_id", "json_duality_object");
    private static final Set<String> MARIADB_ONLY = Set.of("nextval", "lastval", "setval", "next_value", "json_detailed", "json_compact", "json_loose", "json_exists", "json_query", "json_equals",
            "json_normalize", "json_object_filter_keys", "json_object_to_array", "json_key_value", "json_array_intersect", "uuid_v4", "uuid_v7", "sys_guid", "add_months", "chr", "decode_oracle",
            "concat_operator_oracle", "substr_oracle", "replace_oracle", "trim_oracle", "ltrim_oracle", "rtrim_oracle", "lpad_oracle", "rpad_oracle", "length_oracle", "regexp_replace_oracle", "to_char",
            "natural_sort_key", "crc32c", "sformat", "column_create", "column_get", "column_json", "column_check", "column_add", "column_delete", "column_list", "column_exists", "vec_fromtext",
            "vec_totext", "vec_distance", "des_encrypt", "des_decrypt", "encode", "decode", "password", "old_password", "kdf", "encrypt", "binlog_gtid_pos", "median", "percentile_cont", "st_collect_oracle");

    private Functions() {
    }

    /** Functions in the expression that the target does not have. */
    static Set<String> missing(String expression, Features target) {
        Set<String> lacking = target.isMariaDb() ? MYSQL_ONLY : MARIADB_ONLY;
        Set<String> found = new TreeSet<>();
        List<Token> tokens = Token.scan(expression).stream().filter(t -> t.kind() != Token.Kind.SPACE).toList();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String word = tokens.get(i).text().toLowerCase(Locale.ROOT);
            boolean call = tokens.get(i).kind() == Token.Kind.WORD && tokens.get(i + 1).is("(");
            if (call && lacking.contains(word) || word.equals("array") && !target.functionalIndexes() && tokens.get(i + 1).is(")")) {
                found.add(word);
            }
        }
        return found;
    }

    /**
     * The expression with collations that the target knows. MariaDB also loses {@code _utf8mb4} in front of strings: it cannot read back an expression that has a quote or line end in such a string
     * (11.4), and our sessions speak utf8mb4 anyway.
     */
    static String fitted(String expression, RuleContext context) {
        List<Token> tokens = new ArrayList<>(Token.scan(expression));
        boolean collate = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean introducer = token.is("_utf8mb4") && i + 1 < tokens.size() && tokens.get(i + 1).kind() == Token.Kind.STRING;
            if (collate && token.isName()) {
                tokens.set(i, new Token(Token.Kind.WORD, collation(token.name().toLowerCase(Locale.ROOT), context.collations())));
            } else if (introducer && context.target().isMariaDb()) {
                tokens.set(i, new Token(Token.Kind.SPACE, ""));
            }
            collate = token.is("COLLATE") || collate && token.kind() == Token.Kind.SPACE;
        }
        return Token.join(tokens);
    }

    private static String collation(String name, Collations collations) {
        String charset = name.contains("_") ? name.substring(0, name.indexOf('_')) : name;
        return collations.choose(charset, name).collation();
    }
}
