package org.godwit.connector.rocketmq;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.logging.org.slf4j.ILoggerFactory;
import org.apache.rocketmq.logging.org.slf4j.IMarkerFactory;
import org.apache.rocketmq.logging.org.slf4j.Logger;
import org.apache.rocketmq.logging.org.slf4j.helpers.BasicMarkerFactory;
import org.apache.rocketmq.logging.org.slf4j.helpers.NOPMDCAdapter;
import org.apache.rocketmq.logging.org.slf4j.spi.MDCAdapter;
import org.apache.rocketmq.logging.org.slf4j.spi.SLF4JServiceProvider;
import org.slf4j.LoggerFactory;

/**
 * Where RocketMQ's client logs: it has a copy of SLF4J under a name of its own, whose loggers this hands on to those of SLF4J. Without it the client would complain on the standard error stream. Found with
 * {@link java.util.ServiceLoader}. Thread-safe.
 */
public final class ClientLog implements SLF4JServiceProvider, ILoggerFactory {
    private static final String API = "2.0.99";

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, n -> {
            org.slf4j.Logger to = LoggerFactory.getLogger(n);
            return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> handOn(to, method, arguments));
        });
    }

    /** Both interfaces have the same methods, except for those with markers, which the client does not use. */
    private static Object handOn(org.slf4j.Logger to, Method method, Object[] arguments) throws Throwable {
        Class<?> owner = method.getDeclaringClass() == Object.class ? Object.class : org.slf4j.Logger.class;
        try {
            return owner.getMethod(method.getName(), method.getParameterTypes()).invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return API;
    }

    @Override
    public void initialize() {
        // everything is there from the beginning
    }
}
