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
     * @throws InvalidAppException if there is not exactly one public method of this name in the class
     */
    static FunctionMethod find(FunctionDescription function, ClassLoader loader) {
        Class<?> owner = owner(function, loader);
        List<Method> named = Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(function.methodName())
                        && method.getDeclaringClass().equals(owner))
                .toList();
        if (named.size() != 1) {
            throw new InvalidAppException("function " + function.name() + " needs exactly one public method named "
                    + function.methodName() + " in " + function.className() + "; there are " + named.size());
        }
        Method method = named.getFirst();
        List<FunctionParameter> parameters =
                Arrays.stream(method.getParameters()).map(FunctionParameter::of).toList();
        if (parameters.stream()
                .anyMatch(parameter -> OutputBinding.class.isAssignableFrom(InputConversion.raw(parameter.type())))) {
            throw new InvalidAppException("function " + function.name()
                    + " has an OutputBinding parameter; here a function answers with its return value only");
        }
        return new FunctionMethod(owner, method, parameters);
    }

    private static Class<?> owner(FunctionDescription function, ClassLoader loader) {
        try {
            return Class.forName(function.className(), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new InvalidAppException(
                    "function " + function.name() + " names the class " + function.className()
                            + ", which cannot be loaded: " + e,
                    e);
        }
    }
}
