package dev.amplifier.local.functions.worker;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import dev.amplifier.local.functions.app.AppClassLoader;
import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.Binding;
import dev.amplifier.local.functions.app.FunctionDescription;
import dev.amplifier.local.functions.app.InvalidAppException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.UUID;

/**
 * Runs the functions of one app, in a class loader of its own. Like the Java worker it finds middleware and one {@link
 * FunctionInstanceInjector} as services of the app; without an injector every call gets a new instance. The class loader is never closed:
 * threads that the app started may need its classes to their end. Safe for use by several threads.
 */
public final class AppWorker {

    private final AppClassLoader loader;
    private final Map<String, FunctionMethod> methods;
    private final List<Middleware> middleware;
    private final FunctionInstanceInjector instances;

    private AppWorker(
            AppClassLoader loader,
            Map<String, FunctionMethod> methods,
            List<Middleware> middleware,
            FunctionInstanceInjector instances) {
        this.loader = loader;
        this.methods = methods;
        this.middleware = middleware;
        this.instances = instances;
    }

    /**
     * Loads an app. Its injector, if it has one, is made now.
     *
     * @throws InvalidAppException if a class, a method or a service of it cannot be loaded, or if it has more than one injector
     */
    public static AppWorker load(AppDescription app) {
        AppClassLoader loader = AppClassLoader.of(app.name(), app.classPath());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Map<String, FunctionMethod> methods = new HashMap<>();
            for (FunctionDescription function : app.functions()) {
                methods.put(function.name(), FunctionMethod.find(function, loader));
            }
            List<Middleware> middleware = ServiceLoader.load(Middleware.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            return new AppWorker(loader, methods, middleware, injector(app, loader));
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new InvalidAppException("app " + app.name() + " does not start: " + cause, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Runs a function.
     *
     * @param inputs values of its bindings, by name
     * @param metadata what else the trigger tells, by name
     * @return what it returned; for a method without a return value {@link OutputData.Nothing}, unless its trigger makes one up
     * @throws FunctionFailedException if it threw, or if a value did not fit its parameter
     * @throws IllegalArgumentException if the function is not of this app
     */
    public OutputData run(FunctionDescription function, Map<String, InputData> inputs, Map<String, InputData> metadata)
            throws FunctionFailedException {
        FunctionMethod method = methods.get(function.name());
        if (method == null) {
            throw new IllegalArgumentException("no function " + function.name() + " in app " + loader.getName());
        }
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), function.name(), method, inputs, metadata);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            new Chain(middleware.iterator(), instances).doNext(invocation);
            return returnsSomething(function, method)
                    ? OutputConversion.convert(invocation.getReturnValue())
                    : new OutputData.Nothing();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw new FunctionFailedException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean returnsSomething(FunctionDescription function, FunctionMethod method) {
        return function.trigger() instanceof Binding.OrchestrationTrigger
                || !method.method().getReturnType().equals(void.class);
    }

    private static FunctionInstanceInjector injector(AppDescription app, ClassLoader loader) {
        List<FunctionInstanceInjector> found = ServiceLoader.load(FunctionInstanceInjector.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return switch (found.size()) {
            case 0 -> new NewInstances();
            case 1 -> found.getFirst();
            default ->
                throw new InvalidAppException("app " + app.name() + " has " + found.size()
                        + " FunctionInstanceInjector services; one is allowed");
        };
    }

    /** The middleware that is still to come, and the method at the end. */
    private record Chain(Iterator<Middleware> rest, FunctionInstanceInjector instances) implements MiddlewareChain {

        @Override
        public void doNext(MiddlewareContext context) throws Exception {
            if (rest.hasNext()) {
                rest.next().invoke(context, this);
            } else {
                ((Invocation) context).call(instances);
            }
        }
    }

    /** What gives instances when the app does not. */
    private static final class NewInstances implements FunctionInstanceInjector {

        @Override
        public <T> T getInstance(Class<T> type) throws Exception {
            return type.getDeclaredConstructor().newInstance();
        }
    }
}
