"""Who may edit, and who has come in: users, roles and the log of logins, for administrators."""

import django_otp.plugins.otp_static.admin
import django_otp.plugins.otp_totp.admin  # noqa: F401  (it registers what is taken away below)
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import Case, When
from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from alliance.editing.accounts import roles, second_factor, sessions
from alliance.editing.logs import LogAdmin

apps.get_app_config("axes").verbose_name = _("Logins")

# Their secrets are shown to nobody; users and groups are shown by the classes below.
admin.site.unregister([StaticDevice, TOTPDevice, User, Group])


# The role that may least is the first, other groups are the last.
BY_POWER = Case(*(When(name=role, then=place) for place, role in enumerate(roles.ROLES)), default=len(roles.ROLES))


def name_of(group: Group) -> str:
    """A role in the language of the page, any other group as it is called."""
    return str(roles.LABELS.get(group.name, group.name))


def name_and_meaning(group: Group) -> str:
    return f"{name_of(group)}: {roles.MEANINGS[group.name]}" if roles.is_role(group) else name_of(group)


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(group.name, name_of(group)) for group in Group.objects.order_by(BY_POWER, "name")]

    def queryset(self, request, users):
        return users.filter(groups__name=self.value()) if self.value() else users


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Administrators give roles; who may do everything is decided by those alone who already may."""

    list_display = ["username", "email", "roles", "is_active", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password", "email", ("first_name", "last_name")]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "groups", "is_superuser"]}),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = []
    add_fieldsets = [(None, {"fields": ["username", "email", "usable_password", "password1", "password2"]})]
    actions = ["remove_second_factor", "sign_out"]
    empty_value_display = "–"

    class Media:
        css = {"all": ["alliance/editing/account.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(name_of(group) for group in user.groups.all()) or None

    def get_readonly_fields(self, request, obj=None):
        closed = () if request.user.is_superuser else ("is_superuser",)
        return (*super().get_readonly_fields(request, obj), "last_login", "date_joined", *closed)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """All roles with what they mean, to be ticked."""
        if db_field.name != "groups":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        groups = Group.objects.order_by(BY_POWER, "name")
        shown = {"widget": CheckboxSelectMultiple(), "label": capfirst(_("roles")), "help_text": ""}
        field = db_field.formfield(queryset=groups, **shown)
        field.label_from_instance = name_and_meaning
        return field

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and may_touch(request.user, obj)

    def get_actions(self, request):
        """Who is deleted takes the names off the history: accounts are deleted one by one, or better closed."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description=_("Remove the second factor: set up anew at the next login"), permissions=["change"])
    def remove_second_factor(self, request, users):
        self.to_each(request, users, second_factor.remove)

    @admin.action(description=_("Sign out everywhere"), permissions=["change"])
    def sign_out(self, request, users):
        self.to_each(request, users, sessions.end_all)

    @transaction.atomic
    def to_each(self, request, users, act):
        allowed = [user for user in users if may_touch(request.user, user)]
        for user in allowed:
            act(user)
            self.log_change(request, user, request.POST.get("action", ""))
        done = ngettext("Done for %(number)d user.", "Done for %(number)d users.", len(allowed))
        messages.success(request, done % {"number": len(allowed)})


def may_touch(user, other) -> bool:
    """Superusers are changed by superusers only: whoever can set a password can sign in with it."""
    return other is None or user.is_superuser or not other.is_superuser


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """The roles are shown as they are: what they may do follows from a rule. Further groups can be made."""

    list_display = ["role", "may"]
    empty_value_display = "–"

    def get_ordering(self, request):
        return [BY_POWER, "name"]

    @admin.display(description=_("name"))
    def role(self, group):
        return name_of(group)

    @admin.display(description=_("what it may do"))
    def may(self, group):
        return roles.MEANINGS.get(group.name)

    @admin.display(description=_("permissions"))
    def rights(self, group):
        return format_html_join(
            "", "<div>{}</div>", ((one,) for one in group.permissions.select_related("content_type"))
        )

    def get_fields(self, request, obj=None):
        return ["role", "may", "rights"] if obj and roles.is_role(obj) else ["name", "permissions"]

    def get_readonly_fields(self, request, obj=None):
        return ["role", "may", "rights"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and roles.is_role(obj))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and roles.is_role(obj))

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class SignInAdmin(LogAdmin):
    """Newest first."""

    list_display = ["attempt_time", "username", "ip_address", "user_agent"]
    list_filter = ["attempt_time"]
    search_fields = ["username", "ip_address"]
    ordering = ["-attempt_time"]
    list_per_page = 50


@admin.register(AccessLog)
class LoginAdmin(SignInAdmin):
    list_display = ["attempt_time", "username", "ip_address", "logout_time", "user_agent"]
    fields = ["attempt_time", "username", "ip_address", "logout_time", "user_agent"]


@admin.register(AccessFailureLog)
class FailureAdmin(SignInAdmin):
    list_display = ["attempt_time", "username", "ip_address", "locked_out", "user_agent"]
    fields = ["attempt_time", "username", "ip_address", "locked_out", "user_agent"]


@admin.register(AccessAttempt)
class LockoutAdmin(SignInAdmin):
    """Failures that still count; who is deleted here is let in again."""

    list_display = ["attempt_time", "username", "ip_address", "failures_since_start", "user_agent"]
    fields = ["attempt_time", "username", "ip_address", "failures_since_start", "user_agent"]

    def has_delete_permission(self, request, obj=None):
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
