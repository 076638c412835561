// `ValueType` is the language's notion everywhere in the compiler, never System.ValueType.
global using ValueType = Journeys.Compiler.Types.ValueType;
