//! The local time zone, kept as the bytes it was read from, and what the module shows of it.

use sesf_heap::{DictId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Root, Vm};

use super::civil::days_of;
use super::zone::{Offset, Zone};
use crate::native::bind::set;
use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "tzset()",
        tzset,
        "tzset()\n\nInitialize, or reinitialize, the local timezone to the value stored in\nos.environ['TZ'] or in the system.",
    ),
    def(
        "get_clock_info(name, /)",
        get_clock_info,
        "get_clock_info(name: str) -> dict\n\nGet information of the specified clock.",
    ),
];

/// The name under which the zone is kept among the interpreter's own.
const KEPT: &str = "time.zone";
/// Where the system's zones are.
const FOLDER: &str = "/usr/share/zoneinfo";

/// Reads the zone and binds what programs see of it.
pub(super) fn load(vm: &mut Vm, dict: DictId) {
    let bytes = read(vm);
    let kept = vm.heap.new_bytes(&bytes);
    let own = vm.root_dict(Root::Prelude);
    set(vm, own, KEPT, kept);
    let zone = Zone::parse(&bytes).unwrap_or_default();
    let (standard, summer) = offsets_of_year(vm, &zone);
    let has_summer = summer.is_some();
    let summer = summer.unwrap_or_else(|| standard.clone());
    set(vm, dict, "timezone", Value::Int(-standard.seconds));
    set(vm, dict, "altzone", Value::Int(-summer.seconds));
    set(vm, dict, "daylight", Value::Int(has_summer.into()));
    let names = [vm.heap.new_str(&standard.name), vm.heap.new_str(&summer.name)];
    let names = vm.heap.new_tuple(&names);
    set(vm, dict, "tzname", names);
}

/// The content of the zone's file, or the rule itself; empty for UTC.
fn read(vm: &mut Vm) -> Vec<u8> {
    let Some(name) = vm.host.environment("TZ") else {
        return vm.host.read_file("/etc/localtime").unwrap_or_default();
    };
    let name = name.strip_prefix(':').unwrap_or(&name);
    let path = if name.starts_with('/') { name.to_string() } else { format!("{FOLDER}/{name}") };
    if name.is_empty() {
        return Vec::new();
    }
    match vm.host.read_file(&path) {
        Ok(bytes) => bytes,
        Err(_) => name.as_bytes().to_vec(),
    }
}

/// The offsets of winter and summer in the current year.
fn offsets_of_year(vm: &mut Vm, zone: &Zone) -> (Offset, Option<Offset>) {
    let days = (vm.runtime.wall_clock() / 86_400_000_000_000) as i64;
    let year = super::civil::date_of(days).0;
    let january = zone.offset_at(days_of(year, 1, 1) * 86_400);
    let july = zone.offset_at(days_of(year, 7, 1) * 86_400);
    match (january.is_dst, july.is_dst) {
        (false, true) => (january, Some(july)),
        (true, false) => (july, Some(january)),
        _ => (january, None),
    }
}

/// The module's dict.
fn module_dict(vm: &mut Vm) -> Option<DictId> {
    match vm.dict_get_str(vm.root_dict(Root::Modules), super::NAME)? {
        Value::Module(id) => Some(vm.heap.modules.get(id).dict),
        _ => None,
    }
}

/// The local time zone.
pub(super) fn local(vm: &mut Vm) -> Zone {
    match vm.dict_get_str(vm.root_dict(Root::Prelude), KEPT) {
        Some(Value::Bytes(id)) => Zone::parse(vm.heap.bytes_objects.get(id)).unwrap_or_default(),
        _ => Zone::default(),
    }
}

/// The names of local time, as the module shows them.
pub(super) fn names(vm: &mut Vm) -> Vec<String> {
    let shown = module_dict(vm).and_then(|dict| vm.dict_get_str(dict, "tzname"));
    let items = match shown {
        Some(Value::Tuple(id)) => vm.heap.tuple(id).to_vec(),
        _ => Vec::new(),
    };
    items.into_iter().filter_map(|item| vm.text(item).ok()).collect()
}

fn tzset(vm: &mut Vm, _: &[Value]) -> Res {
    if let Some(dict) = module_dict(vm) {
        load(vm, dict);
    }
    Ok(Value::None)
}

fn get_clock_info(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(id) = vm.builtin_value(args[0]) else {
        let message = format!("get_clock_info() argument 1 must be str, not {}", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    };
    let (implementation, is_monotonic, is_adjustable) = match vm.heap.str(id) {
        "time" => ("clock_gettime(CLOCK_REALTIME)", false, true),
        "monotonic" | "perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", true, false),
        "process_time" | "thread_time" => ("/proc/self/stat", true, false),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let resolution = if implementation.starts_with('/') { 0.01 } else { 1e-9 };
    let module = vm.import_module("types")?;
    let class = vm.heap.intern("SimpleNamespace");
    let class = vm.get_attr(module, class)?;
    let implementation = vm.heap.new_str(implementation);
    let fields = [
        ("implementation", implementation),
        ("monotonic", Value::Bool(is_monotonic)),
        ("adjustable", Value::Bool(is_adjustable)),
        ("resolution", Value::Float(resolution)),
    ];
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| (vm.heap.intern(name), value)).collect();
    vm.call_kw(class, &[], &fields)
}
