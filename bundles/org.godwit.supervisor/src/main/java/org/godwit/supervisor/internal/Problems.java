package org.godwit.supervisor.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.godwit.core.error.Category;
import org.godwit.core.error.Problem;

/** Causes of failure in {@code oms_step.extra_info}, with the field names of OMS. Without state. */
public final class Problems {
    private Problems() {
    }

    public static String write(Problem problem) {
        ObjectNode node = Json.object().put("errorCode", problem.code()).put("errorMsg", problem.message()).put("errorCategory", problem.category().name()).put("errorRemedy", problem.remedy())
                .put("failedTime", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        node.putArray("errorDetails").addObject().put("code", problem.code()).put("message", problem.message()).put("proposal", problem.remedy());
        node.putObject("errorParam");
        return node.toString();
    }

    public static Optional<Problem> read(String extraInfo) {
        ObjectNode node = Json.lenient(extraInfo);
        String code = Json.text(node, "errorCode");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Category category = Arrays.stream(Category.values()).filter(c -> c.name().equals(Json.text(node, "errorCategory"))).findFirst().orElse(Category.BUG);
        return Optional.of(new Problem(code, category, Json.text(node, "errorMsg"), Json.text(node, "errorRemedy")));
    }
}
