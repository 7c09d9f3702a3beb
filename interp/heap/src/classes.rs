//! The builtin classes: made first in every heap, so that their handles are constants.

use crate::object::Layout;
use crate::value::ClassId;

/// A builtin class before it is made.
pub(crate) struct BuiltinClass {
    pub name: &'static str,
    pub base: ClassId,
    pub layout: Layout,
}

macro_rules! builtin_classes {
    ($( $konst:ident = $name:literal : $base:ident, $layout:ident; )+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Order { $( $konst, )+ }
        $( #[doc = concat!("`", $name, "`")] pub const $konst: ClassId = ClassId(Order::$konst as u32); )+
        pub(crate) const ALL: &[BuiltinClass] =
            &[$( BuiltinClass { name: $name, base: $base, layout: Layout::$layout }, )+];
    };
}

builtin_classes! {
    OBJECT = "object": OBJECT, Plain;
    TYPE = "type": OBJECT, Class;
    NONE_TYPE = "NoneType": OBJECT, Final;
    NOT_IMPLEMENTED_TYPE = "NotImplementedType": OBJECT, Final;
    ELLIPSIS_TYPE = "ellipsis": OBJECT, Final;
    INT = "int": OBJECT, Int;
    BOOL = "bool": INT, Final;
    FLOAT = "float": OBJECT, Float;
    COMPLEX = "complex": OBJECT, Complex;
    STR = "str": OBJECT, Str;
    BYTES = "bytes": OBJECT, Bytes;
    BYTEARRAY = "bytearray": OBJECT, ByteArray;
    MEMORYVIEW = "memoryview": OBJECT, Final;
    TUPLE = "tuple": OBJECT, Tuple;
    LIST = "list": OBJECT, List;
    DICT = "dict": OBJECT, Dict;
    SET = "set": OBJECT, Set;
    FROZENSET = "frozenset": OBJECT, FrozenSet;
    RANGE = "range": OBJECT, Final;
    SLICE = "slice": OBJECT, Final;
    FUNCTION = "function": OBJECT, Final;
    BUILTIN_FUNCTION = "builtin_function_or_method": OBJECT, Final;
    METHOD_DESCRIPTOR = "method_descriptor": OBJECT, Final;
    WRAPPER_DESCRIPTOR = "wrapper_descriptor": OBJECT, Final;
    GETSET_DESCRIPTOR = "getset_descriptor": OBJECT, Final;
    MEMBER_DESCRIPTOR = "member_descriptor": OBJECT, Final;
    METHOD = "method": OBJECT, Final;
    CELL = "cell": OBJECT, Final;
    CODE = "code": OBJECT, Final;
    FRAME = "frame": OBJECT, Final;
    TRACEBACK = "traceback": OBJECT, Final;
    MODULE = "module": OBJECT, Module;
    GENERATOR = "generator": OBJECT, Final;
    PROPERTY = "property": OBJECT, Property;
    STATICMETHOD = "staticmethod": OBJECT, Property;
    CLASSMETHOD = "classmethod": OBJECT, Property;
    SUPER = "super": OBJECT, Final;
    MAPPINGPROXY = "mappingproxy": OBJECT, Final;
    GENERIC_ALIAS = "GenericAlias": OBJECT, Object;
    UNION_TYPE = "UnionType": OBJECT, Final;
    ENUMERATE = "enumerate": OBJECT, Final;
    ZIP = "zip": OBJECT, Final;
    MAP = "map": OBJECT, Final;
    FILTER = "filter": OBJECT, Final;
    REVERSED = "reversed": OBJECT, Final;
    CALLABLE_ITERATOR = "callable_iterator": OBJECT, Final;
    ITERATOR = "iterator": OBJECT, Final;
    LIST_ITERATOR = "list_iterator": OBJECT, Final;
    LIST_REVERSEITERATOR = "list_reverseiterator": OBJECT, Final;
    TUPLE_ITERATOR = "tuple_iterator": OBJECT, Final;
    STR_ITERATOR = "str_iterator": OBJECT, Final;
    STR_ASCII_ITERATOR = "str_ascii_iterator": OBJECT, Final;
    BYTES_ITERATOR = "bytes_iterator": OBJECT, Final;
    BYTEARRAY_ITERATOR = "bytearray_iterator": OBJECT, Final;
    RANGE_ITERATOR = "range_iterator": OBJECT, Final;
    LONGRANGE_ITERATOR = "longrange_iterator": OBJECT, Final;
    SET_ITERATOR = "set_iterator": OBJECT, Final;
    DICT_KEYS = "dict_keys": OBJECT, Final;
    DICT_VALUES = "dict_values": OBJECT, Final;
    DICT_ITEMS = "dict_items": OBJECT, Final;
    DICT_KEYITERATOR = "dict_keyiterator": OBJECT, Final;
    DICT_VALUEITERATOR = "dict_valueiterator": OBJECT, Final;
    DICT_ITEMITERATOR = "dict_itemiterator": OBJECT, Final;
    DICT_REVERSEKEYITERATOR = "dict_reversekeyiterator": OBJECT, Final;
    DICT_REVERSEVALUEITERATOR = "dict_reversevalueiterator": OBJECT, Final;
    DICT_REVERSEITEMITERATOR = "dict_reverseitemiterator": OBJECT, Final;

    BASE_EXCEPTION = "BaseException": OBJECT, Exception;
    SYSTEM_EXIT = "SystemExit": BASE_EXCEPTION, Exception;
    KEYBOARD_INTERRUPT = "KeyboardInterrupt": BASE_EXCEPTION, Exception;
    GENERATOR_EXIT = "GeneratorExit": BASE_EXCEPTION, Exception;
    BASE_EXCEPTION_GROUP = "BaseExceptionGroup": BASE_EXCEPTION, Exception;
    EXCEPTION = "Exception": BASE_EXCEPTION, Exception;
    EXCEPTION_GROUP = "ExceptionGroup": BASE_EXCEPTION_GROUP, Exception;
    STOP_ITERATION = "StopIteration": EXCEPTION, Exception;
    STOP_ASYNC_ITERATION = "StopAsyncIteration": EXCEPTION, Exception;
    ARITHMETIC_ERROR = "ArithmeticError": EXCEPTION, Exception;
    FLOATING_POINT_ERROR = "FloatingPointError": ARITHMETIC_ERROR, Exception;
    OVERFLOW_ERROR = "OverflowError": ARITHMETIC_ERROR, Exception;
    ZERO_DIVISION_ERROR = "ZeroDivisionError": ARITHMETIC_ERROR, Exception;
    ASSERTION_ERROR = "AssertionError": EXCEPTION, Exception;
    ATTRIBUTE_ERROR = "AttributeError": EXCEPTION, Exception;
    BUFFER_ERROR = "BufferError": EXCEPTION, Exception;
    EOF_ERROR = "EOFError": EXCEPTION, Exception;
    IMPORT_ERROR = "ImportError": EXCEPTION, Exception;
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError": IMPORT_ERROR, Exception;
    LOOKUP_ERROR = "LookupError": EXCEPTION, Exception;
    INDEX_ERROR = "IndexError": LOOKUP_ERROR, Exception;
    KEY_ERROR = "KeyError": LOOKUP_ERROR, Exception;
    MEMORY_ERROR = "MemoryError": EXCEPTION, Exception;
    NAME_ERROR = "NameError": EXCEPTION, Exception;
    UNBOUND_LOCAL_ERROR = "UnboundLocalError": NAME_ERROR, Exception;
    OS_ERROR = "OSError": EXCEPTION, Exception;
    BLOCKING_IO_ERROR = "BlockingIOError": OS_ERROR, Exception;
    CHILD_PROCESS_ERROR = "ChildProcessError": OS_ERROR, Exception;
    CONNECTION_ERROR = "ConnectionError": OS_ERROR, Exception;
    BROKEN_PIPE_ERROR = "BrokenPipeError": CONNECTION_ERROR, Exception;
    CONNECTION_ABORTED_ERROR = "ConnectionAbortedError": CONNECTION_ERROR, Exception;
    CONNECTION_REFUSED_ERROR = "ConnectionRefusedError": CONNECTION_ERROR, Exception;
    CONNECTION_RESET_ERROR = "ConnectionResetError": CONNECTION_ERROR, Exception;
    FILE_EXISTS_ERROR = "FileExistsError": OS_ERROR, Exception;
    FILE_NOT_FOUND_ERROR = "FileNotFoundError": OS_ERROR, Exception;
    INTERRUPTED_ERROR = "InterruptedError": OS_ERROR, Exception;
    IS_A_DIRECTORY_ERROR = "IsADirectoryError": OS_ERROR, Exception;
    NOT_A_DIRECTORY_ERROR = "NotADirectoryError": OS_ERROR, Exception;
    PERMISSION_ERROR = "PermissionError": OS_ERROR, Exception;
    PROCESS_LOOKUP_ERROR = "ProcessLookupError": OS_ERROR, Exception;
    TIMEOUT_ERROR = "TimeoutError": OS_ERROR, Exception;
    REFERENCE_ERROR = "ReferenceError": EXCEPTION, Exception;
    RUNTIME_ERROR = "RuntimeError": EXCEPTION, Exception;
    NOT_IMPLEMENTED_ERROR = "NotImplementedError": RUNTIME_ERROR, Exception;
    RECURSION_ERROR = "RecursionError": RUNTIME_ERROR, Exception;
    SYNTAX_ERROR = "SyntaxError": EXCEPTION, Exception;
    INDENTATION_ERROR = "IndentationError": SYNTAX_ERROR, Exception;
    TAB_ERROR = "TabError": INDENTATION_ERROR, Exception;
    SYSTEM_ERROR = "SystemError": EXCEPTION, Exception;
    TYPE_ERROR = "TypeError": EXCEPTION, Exception;
    VALUE_ERROR = "ValueError": EXCEPTION, Exception;
    UNICODE_ERROR = "UnicodeError": VALUE_ERROR, Exception;
    UNICODE_DECODE_ERROR = "UnicodeDecodeError": UNICODE_ERROR, Exception;
    UNICODE_ENCODE_ERROR = "UnicodeEncodeError": UNICODE_ERROR, Exception;
    UNICODE_TRANSLATE_ERROR = "UnicodeTranslateError": UNICODE_ERROR, Exception;
    WARNING = "Warning": EXCEPTION, Exception;
    BYTES_WARNING = "BytesWarning": WARNING, Exception;
    DEPRECATION_WARNING = "DeprecationWarning": WARNING, Exception;
    ENCODING_WARNING = "EncodingWarning": WARNING, Exception;
    FUTURE_WARNING = "FutureWarning": WARNING, Exception;
    IMPORT_WARNING = "ImportWarning": WARNING, Exception;
    PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning": WARNING, Exception;
    RESOURCE_WARNING = "ResourceWarning": WARNING, Exception;
    RUNTIME_WARNING = "RuntimeWarning": WARNING, Exception;
    SYNTAX_WARNING = "SyntaxWarning": WARNING, Exception;
    UNICODE_WARNING = "UnicodeWarning": WARNING, Exception;
    USER_WARNING = "UserWarning": WARNING, Exception;
}

/// How many builtin classes there are.
pub const N_BUILTIN: u32 = ALL.len() as u32;
