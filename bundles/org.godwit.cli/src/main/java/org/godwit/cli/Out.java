package org.godwit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.godwit.core.error.Problem;

/**
 * Where a command prints: results on standard output, progress and errors on standard error. With {@code --json} standard output has nothing but one JSON object. Thread-safe as its writers.
 */
final class Out {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrintWriter results;
    private final PrintWriter messages;
    private final boolean json;

    Out(PrintWriter results, PrintWriter messages, boolean json) {
        this.results = results;
        this.messages = messages;
        this.json = json;
    }

    boolean isJson() {
        return json;
    }

    PrintWriter messages() {
        return messages;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static com.fasterxml.jackson.databind.JsonNode value(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A result for people; not printed with {@code --json}. */
    void line(String text) {
        if (!json) {
            results.println(text);
            results.flush();
        }
    }

    /** A word on the way. */
    void message(String text) {
        messages.println(text);
        messages.flush();
    }

    /** The one JSON object. */
    void result(ObjectNode node) {
        if (json) {
            try {
                results.println(MAPPER.writeValueAsString(node));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of JSON nodes can always be written", e);
            }
            results.flush();
        }
    }

    /** Code, what happened, what to do; never a stack trace, which is in the log. */
    void problem(Problem problem, int exitStatus) {
        message("godwit: " + problem.code() + ": " + problem.message());
        if (!problem.remedy().isBlank()) {
            message("  what to do: " + problem.remedy());
        }
        ObjectNode node = object();
        node.set("error", value(problem));
        node.put("exitStatus", exitStatus);
        result(node);
    }

    /** A table with columns as wide as their longest value; the last may be cut by the terminal. */
    void table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        int[] widths = new int[head.size()];
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i).replace('\n', ' ');
                line.append(cell);
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
                }
            }
            line(line.toString().stripTrailing());
        }
    }
}
