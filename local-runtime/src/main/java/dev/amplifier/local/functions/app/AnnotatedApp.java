package dev.amplifier.local.functions.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a function app from the annotations of its compiled classes, without staging it: for fast development. */
public final class AnnotatedApp {

    private static final String CLASS_SUFFIX = ".class";

    private AnnotatedApp() {}

    /**
     * Reads the functions in folders and jars of classes.
     *
     * @param name what messages call the app
     * @param host what its {@code host.json} says
     * @param own folders and jars where the functions are
     * @param libraries folders and jars of everything that it uses
     * @throws InvalidAppException if there is no function, or one that cannot be run here
     * @throws IOException if a class cannot be read
     */
    public static AppDescription read(String name, HostSettings host, List<Path> own, List<Path> libraries)
            throws IOException {
        List<Path> classPath = new ArrayList<>(own);
        classPath.addAll(libraries);
        List<FunctionDescription> functions = new ArrayList<>();
        try (AppClassLoader loader = AppClassLoader.of(name, classPath)) {
            for (String className : classNames(own)) {
                functions.addAll(functionsOf(Class.forName(className, false, loader)));
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new InvalidAppException("app " + name + " lacks a class: " + e.getMessage(), e);
        }
        if (functions.isEmpty()) {
            throw new InvalidAppException("no class in " + own + " has a method with @FunctionName");
        }
        refuseDuplicates(name, functions);
        functions.sort(Comparator.comparing(FunctionDescription::name));
        return new AppDescription(name, host, classPath, functions);
    }

    private static List<FunctionDescription> functionsOf(Class<?> type) {
        List<FunctionDescription> functions = new ArrayList<>();
        for (Method method : type.getMethods()) {
            FunctionName annotation = method.getAnnotation(FunctionName.class);
            if (annotation != null && method.getDeclaringClass().equals(type)) {
                functions.add(new BindingReader(annotation.value(), type.getName())
                        .describe(type.getName(), method.getName(), bindings(method)));
            }
        }
        return functions;
    }

    private static List<JsonObject> bindings(Method method) {
        List<JsonObject> bindings = new ArrayList<>();
        boolean http = false;
        for (Parameter parameter : method.getParameters()) {
            for (Annotation annotation : parameter.getAnnotations()) {
                JsonObject binding = binding(annotation);
                if (binding.has("type")) {
                    bindings.add(binding);
                    http |= annotation instanceof HttpTrigger;
                }
            }
        }
        if (http && !method.getReturnType().equals(void.class)) {
            JsonObject answer = typed("http");
            answer.addProperty("name", Binding.RETURN);
            bindings.add(answer);
        }
        return bindings;
    }

    private static JsonObject binding(Annotation annotation) {
        return switch (annotation) {
            case HttpTrigger trigger -> {
                JsonObject json = named("httpTrigger", trigger.name());
                json.addProperty("route", trigger.route());
                json.addProperty("authLevel", trigger.authLevel().name());
                JsonArray methods = new JsonArray();
                for (HttpMethod method : trigger.methods()) {
                    methods.add(method.name());
                }
                json.add("methods", methods);
                yield json;
            }
            case TimerTrigger trigger -> {
                JsonObject json = named("timerTrigger", trigger.name());
                json.addProperty("schedule", trigger.schedule());
                yield json;
            }
            case WarmupTrigger trigger -> named("warmupTrigger", trigger.name());
            default -> customBinding(annotation);
        };
    }

    private static JsonObject customBinding(Annotation annotation) {
        CustomBinding custom = annotation.annotationType().getAnnotation(CustomBinding.class);
        if (custom == null) {
            return new JsonObject();
        }
        JsonObject json = named(custom.type(), custom.name());
        for (Method attribute : annotation.annotationType().getDeclaredMethods()) {
            if (attribute.getReturnType().equals(String.class) && attribute.getParameterCount() == 0) {
                json.addProperty(attribute.getName(), value(annotation, attribute));
            }
        }
        return json;
    }

    private static String value(Annotation annotation, Method attribute) {
        try {
            return (String) attribute.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new InvalidAppException("cannot read " + annotation, e);
        }
    }

    private static JsonObject named(String type, String name) {
        JsonObject json = typed(type);
        json.addProperty("name", name);
        return json;
    }

    private static JsonObject typed(String type) {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    private static List<String> classNames(List<Path> roots) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                names.addAll(classNames(root));
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(root)) {
                    names.addAll(classNames(jar.getPath("/")));
                }
            }
        }
        return names;
    }

    private static List<String> classNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(CLASS_SUFFIX) && !file.contains("-info"))
                    .map(file -> file.substring(0, file.length() - CLASS_SUFFIX.length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void refuseDuplicates(String app, List<FunctionDescription> functions) {
        Map<String, FunctionDescription> byName = new HashMap<>();
        for (FunctionDescription function : functions) {
            FunctionDescription other = byName.put(function.name().toLowerCase(Locale.ROOT), function);
            if (other != null) {
                throw new InvalidAppException("app " + app + " has two functions named " + function.name() + ": in "
                        + other.className() + " and in " + function.className());
            }
        }
    }
}
