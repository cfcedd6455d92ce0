package org.godwit.schema.mysql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.Token;
import org.godwit.schema.mysql.convert.TableEdit;

/** Gives the table the partitioning that the target can have, without options of single partitions (OMS: DDL conversion, partitions; TiDB documentation, "Partitioning"). */
public final class PartitionRule implements TableRule {
    static final String DROPPED = "MY-PART-001";
    static final String OPTIONS = "MY-PART-002";
    /** Options of a partition that describe the source's storage only. */
    private static final Set<String> STORAGE = Set.of("engine", "max_rows", "min_rows", "tablespace", "nodegroup");

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        if (table.partitioning().isEmpty()) {
            return table;
        }
        String clause = table.partitioning().get();
        Optional<String> reason = whyNot(clause, context);
        if (reason.isPresent()) {
            context.warning(DROPPED, "", clause, "", reason.get() + " The table is created without partitions.", "Choose another partitioning by modifying the creation syntax.");
            return TableEdit.of(table).partitioning(Optional.empty()).build();
        }
        boolean sameFamily = context.source().type() == context.target().type();
        String plain = withoutStorage(clause, !sameFamily, context.target().type() == DataSourceType.OB_MYSQL);
        if (!strip(plain).equals(strip(clause.replaceAll("(?i)\\s+engine\\s*=\\s*innodb", "")))) {
            context.info(OPTIONS, "", clause, plain, "Options of single partitions describe where the source keeps them.");
        }
        return TableEdit.of(table).partitioning(Optional.of(plain)).build();
    }

    private static Optional<String> whyNot(String clause, RuleContext context) {
        String words = clause.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        boolean linear = words.contains("BY LINEAR");
        boolean list = words.startsWith("PARTITION BY LIST");
        Set<String> missing = Functions.missing(clause, context.target());
        if (!missing.isEmpty()) {
            return Optional.of("The target has no function " + String.join(", ", missing) + ".");
        }
        return switch (context.target().type()) {
            case OB_MYSQL -> linear ? Optional.of("OceanBase has no LINEAR partitioning.") : words.contains("BY SYSTEM_TIME") ? Optional.of("Partitioning by SYSTEM_TIME is MariaDB's.") : Optional.empty();
            case TIDB -> linear || words.contains("SUBPARTITION")
                    ? Optional.of("TiDB has neither LINEAR partitioning nor subpartitions.")
                    : words.contains("BY SYSTEM_TIME") ? Optional.of("Partitioning by SYSTEM_TIME is MariaDB's.") : Optional.empty();
            case MYSQL -> words.contains("BY SYSTEM_TIME")
                    ? Optional.of("Partitioning by SYSTEM_TIME is MariaDB's.")
                    : list && words.matches("(?s).*(VALUES IN \\(DEFAULT\\)| DEFAULT[ ,)]).*") ? Optional.of("MySQL has no DEFAULT partition for LIST.") : Optional.empty();
            case MARIADB -> Optional.empty();
            case KAFKA, ROCKETMQ -> throw context.target().type().noDatabase();
        };
    }

    /** Definitions of single partitions without what describes the source's storage. */
    public static String withoutStorage(String definitions, Features target) {
        return withoutStorage(definitions, false, target.type() == DataSourceType.OB_MYSQL);
    }

    /** The clause without storage options, and without ALGORITHM of KEY partitioning where the target is of another kind. */
    private static String withoutStorage(String clause, boolean withoutAlgorithm, boolean withoutComment) {
        List<Token> tokens = Token.scan(clause);
        List<Token> kept = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String word = token.text().toLowerCase(Locale.ROOT);
            boolean directory = (word.equals("data") || word.equals("index")) && next(tokens, i + 1).is("DIRECTORY");
            boolean option = token.kind() == Token.Kind.WORD && (STORAGE.contains(word) || directory || withoutAlgorithm && word.equals("algorithm") || withoutComment && word.equals("comment"));
            if (option) {
                i = endOfOption(tokens, i);
                while (!kept.isEmpty() && kept.getLast().kind() == Token.Kind.SPACE) {
                    kept.removeLast();
                }
                if (i + 1 < tokens.size() && tokens.get(i + 1).isName()) {
                    kept.add(new Token(Token.Kind.SPACE, " "));
                }
            } else {
                kept.add(token);
            }
        }
        String plain = Token.join(kept).replaceAll("KEY\\s*\\(", "KEY (").strip();
        return withoutComment ? plain.replaceAll("(?i)(PARTITION (?:`[^`]+`|\\w+)) DEFAULT\\b", "$1 VALUES IN (DEFAULT)") : plain;
    }

    /** Index of the option's value: behind the name and an equals sign. */
    private static int endOfOption(List<Token> tokens, int from) {
        int at = from + 1;
        while (at < tokens.size() && (tokens.get(at).kind() == Token.Kind.SPACE || tokens.get(at).is("=") || tokens.get(at).is("DIRECTORY"))) {
            at++;
        }
        return at;
    }

    private static Token next(List<Token> tokens, int from) {
        return tokens.stream().skip(from).filter(t -> t.kind() != Token.Kind.SPACE).findFirst().orElse(new Token(Token.Kind.SPACE, " "));
    }

    private static String strip(String text) {
        return text.replaceAll("\\s+", " ").replace(" )", ")").replace("( ", "(").replace(" ,", ",").strip();
    }
}
