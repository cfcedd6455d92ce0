package org.godwit.runtime;

import java.net.URL;
import java.nio.file.Path;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Sends the engine's log to {@code logs/godwit.log} of the workspace, by the file {@code logback.xml} beside this class. Called once, before the engine opens. */
final class EngineLog {
    private EngineLog() {
    }

    static void writeTo(Path workspace) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        URL settings = EngineLog.class.getResource("logback.xml");
        if (!(factory instanceof LoggerContext context) || settings == null) {
            return;
        }
        context.reset();
        context.putProperty("logs", workspace.resolve("logs").toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(settings);
        } catch (JoranException e) {
            LoggerFactory.getLogger(EngineLog.class).error("The log settings cannot be read; the log goes to standard output", e);
        }
    }
}
