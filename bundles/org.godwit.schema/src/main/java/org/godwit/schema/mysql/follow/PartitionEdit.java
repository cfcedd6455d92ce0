package org.godwit.schema.mysql.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.schema.mysql.Token;
import org.godwit.schema.mysql.ddl.AlterClause;
import org.godwit.schema.mysql.ddl.AlterClause.PartitionText;

/** Changes the text of a PARTITION BY clause as clauses of ALTER TABLE do (MySQL manual, "Partition Management"). Without state. */
final class PartitionEdit {
    private PartitionEdit() {
    }

    /** A clause in pieces: what stands in front of the list, and the partitions; or their number. */
    private record Pieces(String head, List<PartitionText> partitions, int number) {
        String text() {
            if (!partitions.isEmpty()) {
                return head + "\n(" + partitions.stream().map(PartitionText::definition).collect(Collectors.joining(",\n ")) + ")";
            }
            return head + "\nPARTITIONS " + number;
        }
    }

    /** The clause after the change; empty when the table is not partitioned any more. */
    static Optional<String> apply(Optional<String> clause, AlterClause change) throws DoesNotFit {
        if (change instanceof AlterClause.PartitionBy by) {
            return Optional.of(by.clause());
        }
        if (change instanceof AlterClause.RemovePartitioning) {
            return Optional.empty();
        }
        boolean managed = change instanceof AlterClause.AddPartitions || change instanceof AlterClause.DropPartitions || change instanceof AlterClause.CoalescePartitions
                || change instanceof AlterClause.ReorganizePartitions;
        if (!managed) {
            return clause;
        }
        Pieces pieces = pieces(clause.orElseThrow(() -> new DoesNotFit("The table is not partitioned")));
        return Optional.of(managed(pieces, change).text());
    }

    private static Pieces managed(Pieces old, AlterClause change) throws DoesNotFit {
        List<PartitionText> partitions = new ArrayList<>(old.partitions);
        int number = old.number;
        if (change instanceof AlterClause.AddPartitions add) {
            for (PartitionText added : add.partitions()) {
                if (!add.ifNotExists() || indexOf(partitions, added.name()) < 0) {
                    partitions.add(added);
                }
            }
            number += add.number();
        } else if (change instanceof AlterClause.DropPartitions drop) {
            for (String name : drop.names()) {
                remove(partitions, name, drop.ifExists());
            }
        } else if (change instanceof AlterClause.CoalescePartitions coalesce) {
            number -= coalesce.number();
            if (!partitions.isEmpty()) {
                partitions.subList(partitions.size() - coalesce.number(), partitions.size()).clear();
            }
        } else if (change instanceof AlterClause.ReorganizePartitions reorganize && !reorganize.names().isEmpty()) {
            int at = indexOf(partitions, reorganize.names().getFirst());
            for (String name : reorganize.names()) {
                at = Math.min(at, Math.max(0, indexOf(partitions, name)));
                remove(partitions, name, false);
            }
            partitions.addAll(Math.max(0, at), reorganize.into());
        }
        return new Pieces(old.head, partitions, number);
    }

    private static void remove(List<PartitionText> partitions, String name, boolean ifExists) throws DoesNotFit {
        int at = indexOf(partitions, name);
        if (at >= 0) {
            partitions.remove(at);
        } else if (!ifExists) {
            throw new DoesNotFit("There is no partition " + name);
        }
    }

    private static int indexOf(List<PartitionText> partitions, String name) {
        for (int i = 0; i < partitions.size(); i++) {
            if (partitions.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Names of the partitions of a clause, lower case. */
    static List<String> names(String clause) {
        return pieces(clause).partitions.stream().map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static Pieces pieces(String clause) {
        List<Token> tokens = Token.scan(clause);
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (depth == 0 && tokens.get(i).is("(") && next(tokens, i + 1).is("PARTITION")) {
                return new Pieces(Token.join(tokens.subList(0, i)).strip(), partitions(tokens.subList(i + 1, tokens.size())), 0);
            }
            if (depth == 0 && tokens.get(i).is("PARTITIONS")) {
                Token number = next(tokens, i + 1);
                return new Pieces(Token.join(tokens.subList(0, i)).strip(), List.of(), number.text().matches("\\d{1,6}") ? Integer.parseInt(number.text()) : 1);
            }
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
        }
        return new Pieces(clause.strip(), List.of(), 1);
    }

    private static List<PartitionText> partitions(List<Token> tokens) {
        List<PartitionText> partitions = new ArrayList<>();
        List<Token> one = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            boolean end = depth == 0 && (token.is(",") || token.is(")"));
            if (end) {
                String definition = Token.join(one).strip();
                partitions.add(new PartitionText(next(one, 1 + first(one)).name(), definition));
                one.clear();
                if (token.is(")")) {
                    return partitions;
                }
            } else {
                one.add(token);
                depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            }
        }
        return partitions;
    }

    private static int first(List<Token> tokens) {
        int at = 0;
        while (at < tokens.size() && tokens.get(at).kind() == Token.Kind.SPACE) {
            at++;
        }
        return at;
    }

    private static Token next(List<Token> tokens, int from) {
        return tokens.stream().skip(from).filter(t -> t.kind() != Token.Kind.SPACE).findFirst().orElse(new Token(Token.Kind.SPACE, ""));
    }
}
