package dev.amplifier.local.functions.worker;

import com.microsoft.azure.functions.OutputBinding;
import dev.amplifier.local.functions.app.FunctionDescription;
import dev.amplifier.local.functions.app.InvalidAppException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * The method behind a function.
 *
 * @param owner class whose instance it is called on
 * @param parameters in their order
 */
record FunctionMethod(Class<?> owner, Method method, List<FunctionParameter> parameters) {

    /**
     * Finds the method.
     *
     * @throws InvalidAppException if the class cannot be loaded, or has not exactly one public method of this name
     */
    static FunctionMethod find(FunctionDescription function, ClassLoader loader) {
        Class<?> owner;
        List<Method> named;
        try {
            owner = Class.forName(function.className(), false, loader);
            named = Arrays.stream(owner.getMethods())
                    .filter(method -> method.getName().equals(function.methodName())
                            && method.getDeclaringClass().getName().equals(function.className()))
                    .toList();
        } catch (ClassNotFoundException | LinkageError e) {
            throw new InvalidAppException(
                    "function " + function.name() + ": the class " + function.className() + " cannot be loaded: " + e,
                    e);
        }
        if (named.size() != 1) {
            throw new InvalidAppException("function " + function.name() + " needs exactly one public method named "
                    + function.methodName() + " in " + function.className() + "; there are " + named.size());
        }
        List<FunctionParameter> parameters = Arrays.stream(named.getFirst().getParameters())
                .map(FunctionParameter::of)
                .toList();
        if (parameters.stream()
                .anyMatch(parameter -> OutputBinding.class.isAssignableFrom(InputConversion.raw(parameter.type())))) {
            throw new InvalidAppException("function " + function.name()
                    + " has an OutputBinding parameter; here a function answers with its return value only");
        }
        return new FunctionMethod(owner, named.getFirst(), parameters);
    }
}
