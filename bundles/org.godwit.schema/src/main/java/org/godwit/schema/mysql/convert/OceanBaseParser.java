package org.godwit.schema.mysql.convert;

import com.oceanbase.tools.sqlparser.obmysql.OBLexer;
import com.oceanbase.tools.sqlparser.obmysql.OBParser;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads a statement with the grammar of OceanBase's own tools, so that what the server would refuse shows without a server. Thread-safe; only the syntax is looked at. */
public final class OceanBaseParser {
    private OceanBaseParser() {
    }

    /** Where and why the statement is not understood; empty when it is. */
    public static Optional<String> problem(String statement) {
        try {
            parse(statement, PredictionMode.SLL);
            return Optional.empty();
        } catch (ParseCancellationException fast) {
            return slowly(statement);
        }
    }

    /** The fast prediction refuses a few sound statements; the full one has the last word. */
    private static Optional<String> slowly(String statement) {
        try {
            parse(statement, PredictionMode.LL);
            return Optional.empty();
        } catch (ParseCancellationException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static void parse(String statement, PredictionMode mode) {
        OBLexer lexer = new OBLexer(CharStreams.fromString(statement));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new Failing());
        OBParser parser = new OBParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Failing());
        parser.getInterpreter().setPredictionMode(mode);
        parser.sql_stmt();
    }

    /** Ends at the first error. */
    private static final class Failing extends BaseErrorListener {
        @Override
        public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message, RecognitionException cause) {
            String words = message.length() > 200 ? message.substring(0, 200) + "…" : message;
            throw new ParseCancellationException("line " + line + ", column " + (column + 1) + ": " + words);
        }
    }
}
