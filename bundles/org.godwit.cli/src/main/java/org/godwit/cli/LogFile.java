package org.godwit.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/**
 * Sends the log to a file of the workspace and keeps the console quiet. Found by Logback as its configurator; does nothing in a process that is not the command line, and reads no XML, which
 * would cost a good part of the start. Stateless but for the system property that names the file.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String PROPERTY = "godwit.log";
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{24} %mdc{project} %msg%n";

    /** Names the file, unless that was done before; must be called before the first logger is made. */
    static void to(Path file) {
        if (System.getProperty(PROPERTY, "").isEmpty()) {
            System.setProperty(PROPERTY, file.toAbsolutePath().toString());
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String file = System.getProperty(PROPERTY, "");
        if (file.isEmpty()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMaxIndex(3);
        rolling.start();
        appender.setRollingPolicy(rolling);
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("16MB"));
        size.start();
        appender.setTriggeringPolicy(size);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        // a pool's start and end are no news; it also warns when its own helper thread is still busy at the end, which harms nothing
        context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
        context.getLogger("com.zaxxer.hikari.pool.HikariPool").setLevel(Level.ERROR);
        // Kafka's client tells all its settings, and each attempt to reach a broker
        context.getLogger("org.apache.kafka").setLevel(Level.WARN);
        context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
        // RocketMQ's tells each failure with its whole stack
        for (String name : new String[] {"org.apache.rocketmq", "RocketmqClient", "RocketmqRemoting"}) {
            context.getLogger(name).setLevel(Level.OFF);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
