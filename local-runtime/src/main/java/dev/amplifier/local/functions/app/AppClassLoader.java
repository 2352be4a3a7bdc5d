package dev.amplifier.local.functions.app;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads the classes of one function app. It sees the platform, the app's own class path, and what the Java worker shares with every app
 * (the Functions library, its service interfaces and Gson), and nothing else of this process. Safe for use by several threads.
 */
public final class AppClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private AppClassLoader(String name, URL[] classPath) {
        super(name, classPath, new SharedClasses());
    }

    /** A loader for an app's class path. The caller closes it. */
    public static AppClassLoader of(String name, List<Path> classPath) {
        return new AppClassLoader(
                name, classPath.stream().map(AppClassLoader::url).toArray(URL[]::new));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new InvalidAppException("the class path cannot hold " + path, e);
        }
    }

    /** What the worker shares with its app; in the cloud these classes are the worker's, whatever version the app brings. */
    private static final class SharedClasses extends ClassLoader {

        private static final List<String> SHARED = List.of("com.microsoft.azure.functions.", "com.google.gson.");

        static {
            registerAsParallelCapable();
        }

        SharedClasses() {
            super("worker", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHARED.stream().anyMatch(name::startsWith)) {
                return Class.forName(name, false, AppClassLoader.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
