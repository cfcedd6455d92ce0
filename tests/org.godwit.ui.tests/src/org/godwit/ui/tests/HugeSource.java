package org.godwit.ui.tests;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.ObjectName;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;
import org.godwit.runtime.StudioAccess;
import org.godwit.supervisor.service.DataSourceService;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.Studios;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A saved data source whose server is not asked: it seems to have one database with very many tables, which no test could create in a moment. Everything else is the real studio's. */
final class HugeSource implements AutoCloseable {
    static final String NAME = "huge_source";
    static final String DATABASE = "huge";

    private final List<ObjectSummary> tables;
    private final String id;
    private final ServiceRegistration<StudioAccess> registration;

    HugeSource(int count) throws GodwitException {
        tables = IntStream.range(0, count).mapToObj(i -> new ObjectSummary(new ObjectName(DATABASE, String.format(Locale.ROOT, "t_%06d", i)), Kind.TABLE, "InnoDB", i, 16384L, true, "")).toList();
        StudioAccess real = Studios.access();
        id = real.studio().dataSources().save(ConnectionUrl.parse("mysql://nobody@127.0.0.1:1/").withName(NAME)).id();
        Hashtable<String, Object> first = new Hashtable<>();
        first.put(Constants.SERVICE_RANKING, 1000);
        registration = FrameworkUtil.getBundle(HugeSource.class).getBundleContext().registerService(StudioAccess.class, access(real), first);
    }

    private StudioAccess access(StudioAccess real) {
        return proxy(StudioAccess.class, (self, method, args) -> method.getName().equals("studio") ? studio(real.studio()) : call(real, method, args));
    }

    private Studio studio(Studio real) {
        return proxy(Studio.class, (self, method, args) -> method.getName().equals("dataSources") ? dataSources(real.dataSources()) : call(real, method, args));
    }

    private DataSourceService dataSources(DataSourceService real) {
        return proxy(DataSourceService.class, (self, method, args) -> {
            boolean mine = args != null && args.length > 0 && id.equals(args[0]);
            return switch (method.getName()) {
                case "databases" -> mine ? List.of(DATABASE) : call(real, method, args);
                case "objects" -> mine ? tables : call(real, method, args);
                default -> call(real, method, args);
            };
        });
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(HugeSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() throws GodwitException {
        registration.unregister();
        Studios.get().dataSources().delete(id);
    }
}
