package dev.amplifier.local.functions.worker;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.CustomBinding;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a function.
 *
 * @param type what it takes
 * @param binding name of the binding that fills it; null if none does
 * @param metadata name of the piece of trigger data that fills it; null if none does
 * @param annotations simple names of its annotations
 */
record FunctionParameter(
        Type type, @Nullable String binding, @Nullable String metadata, Set<String> annotations) {

    private static final String LIBRARY = "com.microsoft.azure.functions.annotation";

    static FunctionParameter of(Parameter parameter) {
        BindingName bindingName = parameter.getAnnotation(BindingName.class);
        return new FunctionParameter(
                parameter.getParameterizedType(),
                bindingOf(parameter),
                bindingName == null ? null : bindingName.value(),
                Arrays.stream(parameter.getAnnotations())
                        .map(annotation -> annotation.annotationType().getSimpleName())
                        .collect(Collectors.toSet()));
    }

    private static @Nullable String bindingOf(Parameter parameter) {
        for (Annotation annotation : parameter.getAnnotations()) {
            Class<?> type = annotation.annotationType();
            CustomBinding custom = type.getAnnotation(CustomBinding.class);
            if (custom != null || type.getPackageName().equals(LIBRARY)) {
                String name = name(annotation);
                if (name == null && custom != null) {
                    name = custom.name();
                }
                if (name != null) {
                    return name;
                }
            }
        }
        return null;
    }

    private static @Nullable String name(Annotation annotation) {
        try {
            return (String) annotation.annotationType().getMethod("name").invoke(annotation);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + annotation, e);
        }
    }
}
